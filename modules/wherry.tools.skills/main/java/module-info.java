/// Agent Skills, served by the extension `io.modelcontextprotocol/skills`: those of a folder, and those that capabilities bring.
///
/// | file | holds |
/// |---|---|
/// | `SkillsCapability` | the setting, the resources, the life of it |
/// | `SkillMethods`, `Paging` | the three methods of the extension |
/// | `SkillLibrary`, `SkillFollower` | the skills as they are now, and what follows their changes |
/// | `SkillSet`, `Skill`, `SkillFile` | the skills at one moment, with their manifests |
/// | `Candidate`, `SkillReader`, `FrontMatter`, `YamlReader` | files become a skill, or the reason why they are none |
/// | `SkillSources`, `SourceFile` | where files come from: `SkillFolder`, `ModuleSkills` |
///
/// The library reads YAML 1.2. Nothing of it is exported.
module wherry.tools.skills {
    requires org.snakeyaml.engine;
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.tools.skills.SkillsCapability;
}

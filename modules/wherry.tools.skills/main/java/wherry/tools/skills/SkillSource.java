package wherry.tools.skills;

import java.io.IOException;
import java.util.List;

/// Where files of skills are. The path of a skill in it is the path of the skill's URI.
interface SkillSource {

    /// All files, in no order.
    ///
    /// @throws IOException when they cannot be listed
    List<SourceFile> files() throws IOException;
}

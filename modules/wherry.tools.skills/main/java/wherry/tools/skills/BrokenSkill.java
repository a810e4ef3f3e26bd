package wherry.tools.skills;

/// Says why a folder with a `SKILL.md` is not served.
final class BrokenSkill extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSkill(String reason) {
        super(reason);
    }
}

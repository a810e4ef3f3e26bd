package wherry.tools.skills;

import java.time.Duration;

/// Looks from time to time what changed among the skills. Looking takes at most a twentieth of the time of one thread.
final class SkillFollower {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int SHARE = 20;

    private final SkillLibrary library;

    private SkillFollower(SkillLibrary library) {
        this.library = library;
    }

    /// Begins; interrupting the thread ends it.
    static Thread start(SkillLibrary library) {
        return Thread.ofVirtual().name("skills-follower").start(new SkillFollower(library)::follow);
    }

    private void follow() {
        Duration pause = PAUSE;
        try {
            while (true) {
                Thread.sleep(pause);
                long begun = System.nanoTime();
                library.look();
                Duration took = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
                pause = took.compareTo(PAUSE) > 0 ? took : PAUSE;
            }
        } catch (InterruptedException _) {
            // The capability closes.
        }
    }
}

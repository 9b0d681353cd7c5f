package dev.patchbay.live;

import dev.patchbay.database.Bell;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.SessionId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Of whom it was said that they may perhaps not follow something any more, or may again, and who was not looked at since. */
@Component
class Suspicions {

    /** Who was not heard for so long may have said anything. */
    private static final Duration SIGN = Duration.ofSeconds(3);

    private final Pages pages;
    private final Bell bell = new Bell();
    private Set<SessionId> sessions = new HashSet<>();
    private Set<InstallationId> installations = new HashSet<>();
    private boolean everything;
    private volatile long heardAt = System.nanoTime() - SIGN.toNanos();

    Suspicions(Pages pages) {
        this.pages = pages;
        bell.ring(); // the first look is at once
    }

    /** What is to be looked at. */
    record Found(Set<SessionId> sessions, Set<InstallationId> installations, boolean everything) {}

    /** Rings when there is something. */
    Bell bell() {
        return bell;
    }

    void suspect(SessionId session) {
        if (!pages.of(session).isEmpty()) {
            synchronized (this) {
                sessions.add(session);
            }
            bell.ring();
        }
    }

    void suspect(InstallationId installation) {
        if (!pages.lines(Set.of(installation)).isEmpty()) {
            synchronized (this) {
                installations.add(installation);
            }
            bell.ring();
        }
    }

    /** Something may have been said while nobody listened. */
    void suspectEverything() {
        keepEverything();
        bell.ring();
    }

    /** For the next look, which has its time: this one failed. */
    synchronized void keepEverything() {
        everything = true;
    }

    synchronized Found take() {
        var found = new Found(sessions, installations, everything);
        sessions = new HashSet<>();
        installations = new HashSet<>();
        everything = false;
        return found;
    }

    /** Whatever was said until now was heard. */
    void hearing() {
        heardAt = System.nanoTime();
    }

    /** Until when all was heard that was said, on the clock of {@link System#nanoTime()}. */
    long heardAt() {
        return heardAt;
    }

    /** Whether whoever says something at this moment is heard. */
    boolean hears() {
        return System.nanoTime() - heardAt < SIGN.toNanos();
    }
}

package dev.patchbay.live;

import dev.patchbay.accounts.Sessions;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks who may still follow what: at once where somebody told that it may have changed, at all sessions each second, since some end
 * by themselves, and at everything each minute, or while nobody is heard. How long ago it knew is judged by {@link Reach}.
 */
@Component
class Rounds {

    private static final Duration SESSIONS = Duration.ofSeconds(1);
    private static final Duration EVERYTHING = Duration.ofMinutes(1);

    /** At once, of sessions and of uses. */
    private static final int PART = 2_000;

    private final Pages pages;
    private final Suspicions suspicions;
    private final Sessions sessions;
    private final Looks looks;
    private final Reach reach;
    private long sessionsAt = System.nanoTime() - SESSIONS.toNanos();
    private long everythingAt = System.nanoTime();

    Rounds(Pages pages, Suspicions suspicions, Sessions sessions, Looks looks, Reach reach) {
        this.pages = pages;
        this.suspicions = suspicions;
        this.sessions = sessions;
        this.looks = looks;
        this.reach = reach;
    }

    /** Never called by two threads at once. What could not be looked at is looked at the next time, with everything else. */
    void round() {
        Suspicions.Found found = suspicions.take();
        boolean whole = false;
        try {
            look(found);
            whole = true;
        } finally {
            if (!whole) {
                suspicions.keepEverything();
            }
        }
    }

    private void look(Suspicions.Found found) {
        long now = System.nanoTime();
        long heardAt = suspicions.heardAt();
        boolean all = found.everything()
                || !suspicions.hears()
                || !reach.isSure()
                || now - everythingAt > EVERYTHING.toNanos();
        boolean allSessions = all || now - sessionsAt >= SESSIONS.toNanos();
        lookAtSessions(allSessions ? pages.sessions() : found.sessions());
        lookAtInstallations(all ? pages.installations() : found.installations());
        if (allSessions) {
            sessionsAt = now;
            reach.sure(all || heardAt - now > 0 ? now : heardAt);
        }
        everythingAt = all ? now : everythingAt;
    }

    private void lookAtSessions(Set<SessionId> suspected) {
        for (List<SessionId> part : parts(suspected)) {
            Set<SessionId> living = sessions.living(part);
            for (SessionId session : part) {
                if (!living.contains(session)) {
                    pages.of(session).forEach(page -> page.end(Page.End.SIGNED_OUT));
                }
            }
        }
    }

    private void lookAtInstallations(Set<InstallationId> suspected) {
        for (List<Line> part : parts(pages.lines(suspected))) {
            looks.look(part);
        }
    }

    private static <T> List<List<T>> parts(Collection<T> whole) {
        List<T> list = List.copyOf(whole);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += PART) {
            parts.add(list.subList(from, Math.min(list.size(), from + PART)));
        }
        return parts;
    }
}

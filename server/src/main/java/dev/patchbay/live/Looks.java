package dev.patchbay.live;

import dev.patchbay.accounts.Sessions;
import dev.patchbay.database.DatabasePool;
import dev.patchbay.installs.Admission;
import dev.patchbay.installs.Admission.Use;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.kernel.Trouble;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks who may still follow what: at once where somebody told that it may have changed, at all sessions each two seconds, since some
 * end by themselves, and at everything each minute. A node that can neither hear nor look for four seconds lets no page have records.
 */
@Component
class Looks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private static final Duration SESSIONS = Duration.ofSeconds(2);
    private static final Duration EVERYTHING = Duration.ofMinutes(1);
    private static final Duration UNSURE = Duration.ofSeconds(4);
    private static final Duration SIGN = Duration.ofSeconds(3);

    /** At once, of sessions and of uses. */
    private static final int PART = 2_000;

    private final Pages pages;
    private final Feeds feeds;
    private final Sessions sessions;
    private final Admission admission;
    private final LiveStates states;
    private final Reach reach;
    private final Clock clock;
    private final AtomicLong number = new AtomicLong();
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
    private final Trouble trouble = new Trouble();
    private Suspects suspects = new Suspects();
    private volatile long heardAt = System.nanoTime() - SIGN.toNanos();
    private long sureAt = System.nanoTime();
    private long sessionsAt = sureAt;
    private long everythingAt = sureAt;
    private boolean deaf;
    private volatile @Nullable Thread thread;

    Looks(
            Pages pages,
            Feeds feeds,
            Sessions sessions,
            Admission admission,
            LiveStates states,
            Reach reach,
            Clock clock) {
        this.pages = pages;
        this.feeds = feeds;
        this.sessions = sessions;
        this.admission = admission;
        this.states = states;
        this.reach = reach;
        this.clock = clock;
    }

    /** What may have changed. */
    private static final class Suspects {
        private final Set<SessionId> sessions = new HashSet<>();
        private final Set<InstallationId> installations = new HashSet<>();
        private boolean everything;
    }

    void suspect(SessionId session) {
        if (!pages.of(session).isEmpty()) {
            synchronized (this) {
                suspects.sessions.add(session);
            }
            ring();
        }
    }

    void suspect(InstallationId installation) {
        if (!pages.lines(Set.of(installation)).isEmpty()) {
            synchronized (this) {
                suspects.installations.add(installation);
            }
            ring();
        }
    }

    /** Something may have been said while nobody listened. */
    void suspectEverything() {
        synchronized (this) {
            suspects.everything = true;
        }
        ring();
    }

    /** Whatever was said until now was heard. */
    void hearing() {
        heardAt = System.nanoTime();
    }

    private void ring() {
        var _ = bell.offer(true);
    }

    /**
     * Looks at who may follow these, and begins to follow, or ends it.
     *
     * @throws RuntimeException when the database is away; then nothing has changed
     */
    void look(Collection<Line> lines) {
        long look = number.incrementAndGet();
        Map<Use, Installation> admitted =
                admission.admitted(lines.stream().map(Looks::use).toList());
        List<Installation> joining = new ArrayList<>();
        for (Line line : lines) {
            Installation installation = admitted.get(use(line));
            if (installation != null && line.feed == null) {
                joining.add(installation);
            }
        }
        Map<IntegrationId, Pulse> pulses = joining.isEmpty() ? Map.of() : states.pulses(joining);
        for (Line line : lines) {
            Installation installation = admitted.get(use(line));
            Feed feed = line.feed;
            if (installation == null) {
                leave(line, look);
            } else if (feed != null) {
                line.page().goOn(line, look);
            } else {
                join(line, installation, pulses, look);
            }
        }
    }

    private static Use use(Line line) {
        return new Use(line.installation(), line.page().session().account());
    }

    private void join(Line line, Installation installation, Map<IntegrationId, Pulse> pulses, long look) {
        Pulse pulse = pulses.get(installation.integration());
        if (line.look == 0
                && line.position != null
                && (pulse == null || line.position.version() > pulse.end().version())) {
            line.position = null; // from before a backup was restored, or made up
        }
        Feed feed = feeds.join(installation.integration(), line);
        if (!line.page().admit(line, feed, states.of(pulses, installation), look) && !feed.equals(line.feed)) {
            feed.remove(line);
        }
    }

    private void leave(Line line, long look) {
        Feed before = line.page().revoke(line, SourceState.revoked(clock.instant()), look);
        if (before != null) {
            before.remove(line);
        }
    }

    /** Lets the page have nothing any more. */
    void close(Page page) {
        pages.close(page);
        page.lines().forEach(line -> leave(line, Long.MAX_VALUE));
    }

    private void go() {
        try {
            while (Thread.currentThread().equals(thread)) {
                var _ = bell.poll(SESSIONS.toMillis(), TimeUnit.MILLISECONDS);
                round();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Nobody looks any more", stopped);
        }
    }

    private void round() {
        Suspects found;
        synchronized (this) {
            found = suspects;
            suspects = new Suspects();
        }
        long now = System.nanoTime();
        boolean heard = now - heardAt < SIGN.toNanos();
        boolean all = deaf || !heard || found.everything || now - everythingAt > EVERYTHING.toNanos();
        try {
            if (all || now - sessionsAt > SESSIONS.toNanos()) {
                lookAtSessions(pages.sessions());
                sessionsAt = now;
            } else {
                lookAtSessions(found.sessions);
            }
            lookAtInstallations(all ? pages.installations() : found.installations);
            everythingAt = all ? now : everythingAt;
            sureAt = now;
            sure(true);
            if (trouble.ends()) {
                LOG.info("Who may follow what is looked at again");
            }
        } catch (RuntimeException away) {
            LOG.debug("Who may follow what cannot be looked at", away);
            if (trouble.begins()) {
                LOG.warn("Who may follow what cannot be looked at: {}", Trouble.inOneLine(away));
            }
            synchronized (this) {
                suspects.everything = true;
            }
            if (System.nanoTime() - sureAt > UNSURE.toNanos()) {
                sure(false);
            }
        }
    }

    private void sure(boolean now) {
        if (deaf == now) {
            deaf = !now;
            reach.deaf(deaf);
            pages.withhold(deaf);
        }
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
            look(part);
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

    @Override
    public void start() {
        Thread looking = Thread.ofPlatform()
                .name("live-look")
                .daemon()
                .unstarted(() -> DatabasePool.run(DatabasePool.FEEDS, this::go));
        thread = looking;
        looking.start();
    }

    @Override
    public void stop() {
        Thread looking = thread;
        thread = null;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Until after the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}

package dev.patchbay.live;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.pipeline.Newest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The pages that are open on this node: as many as may be, in all, of each person and in each browser. */
@Component
class Pages implements SmartLifecycle {

    private static final int RETRY_SECONDS = 5;

    private final LiveSettings settings;
    private final Clock clock;
    private final Set<Page> all = new HashSet<>();
    private final Map<AccountId, Set<Page>> byAccount = new HashMap<>();
    private final Map<SessionId, Set<Page>> bySession = new HashMap<>();
    private final Map<InstallationId, Set<Page>> byInstallation = new HashMap<>();
    private boolean withheld;
    private volatile boolean running;

    Pages(LiveSettings settings, LiveMeters meters, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        meters.pages(this::count);
    }

    /**
     * Opens a page, which from now on hears of what ends it.
     *
     * @throws ProblemException {@code too-many-pages}, {@code live-full}
     */
    synchronized Page open(
            Session session, Collection<InstallationId> installations, Map<InstallationId, Newest.Position> positions) {
        if (!running || all.size() >= settings.mostPages()) {
            throw new ProblemException(
                    LiveProblem.LIVE_FULL,
                    "As many pages follow what changes as this server can take, or it is about to end. Everything else works.",
                    Map.of(ProblemException.RETRY_AFTER, RETRY_SECONDS));
        }
        requireRoom(bySession.getOrDefault(session.id(), Set.of()), settings.pagesPerSession());
        requireRoom(byAccount.getOrDefault(session.account(), Set.of()), settings.pagesPerAccount());
        var page =
                new Page(session, installations, positions, settings.waiting().toBytes(), clock);
        page.withhold(withheld);
        all.add(page);
        put(byAccount, session.account(), page);
        put(bySession, session.id(), page);
        page.lines().forEach(line -> put(byInstallation, line.installation(), page));
        return page;
    }

    /** Those that were left are noticed by being written to. */
    private static void requireRoom(Set<Page> open, int most) {
        if (open.size() >= most) {
            open.forEach(Page::poke);
            throw new ProblemException(
                    LiveProblem.TOO_MANY_PAGES,
                    "So many pages of yours follow what changes that no more can. Close some of them.",
                    Map.of(ProblemException.RETRY_AFTER, RETRY_SECONDS));
        }
    }

    synchronized void close(Page page) {
        all.remove(page);
        remove(byAccount, page.session().account(), page);
        remove(bySession, page.session().id(), page);
        page.lines().forEach(line -> remove(byInstallation, line.installation(), page));
    }

    synchronized int count() {
        return all.size();
    }

    synchronized List<Page> all() {
        return List.copyOf(all);
    }

    synchronized List<Page> of(AccountId account) {
        return List.copyOf(byAccount.getOrDefault(account, Set.of()));
    }

    synchronized Set<SessionId> sessions() {
        return Set.copyOf(bySession.keySet());
    }

    synchronized List<Page> of(SessionId session) {
        return List.copyOf(bySession.getOrDefault(session, Set.of()));
    }

    /** All that ask for one of these, whether they may follow it or not. */
    synchronized List<Line> lines(Collection<InstallationId> installations) {
        List<Line> lines = new ArrayList<>();
        for (InstallationId installation : installations) {
            for (Page page : byInstallation.getOrDefault(installation, Set.of())) {
                Line line = page.line(installation);
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    synchronized Set<InstallationId> installations() {
        return Set.copyOf(byInstallation.keySet());
    }

    /** Lets no page have records, or all again. */
    synchronized void withhold(boolean now) {
        if (withheld != now) {
            withheld = now;
            all.forEach(page -> page.withhold(now));
        }
    }

    private static <K> void put(Map<K, Set<Page>> index, K key, Page page) {
        index.computeIfAbsent(key, first -> new HashSet<>()).add(page);
    }

    private static <K> void remove(Map<K, Set<Page>> index, K key, Page page) {
        index.computeIfPresent(key, (same, pages) -> {
            pages.remove(page);
            return pages.isEmpty() ? null : pages;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which waits for requests to end. */
    @Override
    public void stop() {
        running = false;
        all().forEach(page -> page.end(Page.End.RESTART));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package dev.patchbay.platform;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** What operators chose at run time. Every node sees a change after a second at the latest. */
@Component
public class PlatformSettings {

    private static final Logger log = LoggerFactory.getLogger(PlatformSettings.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Platform initial;
    private final ReentrantLock reading = new ReentrantLock();
    private final Trouble trouble = new Trouble();
    private volatile Known known;

    public PlatformSettings(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            ApplicationEventPublisher events,
            PatchbaySettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
        this.initial = Platform.initial(settings.development());
        this.known = new Known(initial, Instant.EPOCH);
    }

    /** What holds now; at most a second old. While the database is away, what held last. */
    public Platform current() {
        Known held = known;
        Instant now = clock.instant();
        if (held.isFresh(now)) {
            return held.platform;
        }
        boolean first = held.readAt.equals(Instant.EPOCH);
        if (first) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return held.platform;
        }
        try {
            return known.isFresh(now) ? known.platform : read(now);
        } finally {
            reading.unlock();
        }
    }

    private Platform read(Instant now) {
        Platform platform;
        try {
            platform = newest();
            if (trouble.ends()) {
                log.info("The platform's settings are read again");
            }
        } catch (DataAccessException | TransactionException away) {
            log.debug("The platform's settings could not be read", away);
            if (trouble.begins()) {
                log.warn("The platform's settings could not be read; the last ones hold: {}", Trouble.inOneLine(away));
            }
            platform = known.platform;
        }
        known = new Known(platform, now);
        return platform;
    }

    /**
     * Replaces the settings, in the caller's transaction.
     *
     * @param wanted with the version that was current when they were read
     * @return the same with their new version
     * @throws ProblemException {@code settings-changed} when somebody else was faster
     */
    public Platform change(Platform wanted, AccountId by) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the settings are changed in the transaction that records who did it");
        }
        Platform before = newest();
        var after = new Platform(
                wanted.brand(),
                wanted.signUp(),
                wanted.mailSender(),
                wanted.defaultLocale(),
                wanted.developers(),
                wanted.version() + 1);
        if (before.version() != wanted.version() || !insert(after, by)) {
            throw new ProblemException(
                    PlatformProblem.SETTINGS_CHANGED,
                    "Nothing was changed. Load the settings again, and make your change to what stands there now.");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = new Known(after, clock.instant());
            }
        });
        events.publishEvent(new PlatformChanged(before, after, by));
        return after;
    }

    private boolean insert(Platform platform, AccountId by) {
        return jdbc.sql("""
                        insert into platform.settings (version, document, changed_by, changed_at)
                        values (:version, cast(:document as jsonb), :by, :now)
                        on conflict do nothing
                        """)
                        .param("version", platform.version())
                        .param("document", json.writeValueAsString(PlatformDocument.of(platform)))
                        .param("by", by.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What holds, read anew: for whoever is about to change it. */
    public Platform newest() {
        return jdbc.sql("select version, document from platform.settings order by version desc limit 1")
                .query((row, index) -> json.readValue(row.getString("document"), PlatformDocument.class)
                        .toPlatform(initial, row.getLong("version")))
                .optional()
                .orElse(initial);
    }

    private record Known(Platform platform, Instant readAt) {

        boolean isFresh(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(FRESH));
        }
    }
}

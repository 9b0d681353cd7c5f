package dev.patchbay.vetting;

import dev.patchbay.catalog.Catalog;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what is live keeps the enforced rules. Only a change is told, and a failure only when a second look finds it too. */
@Component
class LiveStanding {

    /** Looks in a row after which a failure is no accident. */
    private static final int CERTAIN = 2;

    /** How soon the second one follows. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LiveStanding(JdbcClient jdbc, Catalog catalog, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.events = events;
        this.clock = clock;
    }

    /** Concludes from a finished run, in the transaction that finishes it. */
    void conclude(Run run) {
        if (!isOfWhatIsLive(run)) {
            return;
        }
        List<String> broken = run.objections().stream()
                .filter(result -> !result.patchbayFailed())
                .map(Run.Result::rule)
                .toList();
        if (!broken.isEmpty()) {
            failed(run, broken);
        } else if (run.objections().isEmpty()) {
            passed(run);
        }
    }

    private boolean isOfWhatIsLive(Run run) {
        if (run.draft() || run.cause() == Run.Cause.PUBLISHING) {
            return false;
        }
        var listing = catalog.get(run.integration());
        return listing.published() && listing.manifest().version().equals(run.version());
    }

    private void failed(Run run, List<String> broken) {
        jdbc.sql("""
                        update vetting.watched set failed_looks = failed_looks + 1,
                            look_at = case when failed_looks + 1 < :certain then least(look_at, :soon) else look_at end
                        where integration = :integration
                        returning failed_looks
                        """)
                .param("integration", run.integration().value())
                .param("certain", CERTAIN)
                .param("soon", clock.instant().plus(SOON).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .filter(looks -> looks == CERTAIN)
                .ifPresent(looks -> events.publishEvent(new LiveFailed(run.integration(), run.version(), broken)));
    }

    private void passed(Run run) {
        jdbc.sql("""
                        update vetting.watched now set failed_looks = 0
                        from (select failed_looks from vetting.watched where integration = :integration for update) before
                        where now.integration = :integration and before.failed_looks > 0
                        returning before.failed_looks
                        """)
                .param("integration", run.integration().value())
                .query(Integer.class)
                .optional()
                .filter(looks -> looks >= CERTAIN)
                .ifPresent(looks -> events.publishEvent(new LiveRecovered(run.integration(), run.version())));
    }
}

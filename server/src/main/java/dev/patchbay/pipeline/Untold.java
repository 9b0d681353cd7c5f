package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Refused records of which the publisher was not told yet: at once of the first, then of many together. */
@Component
class Untold {

    private static final int TOGETHER = 200;

    private final JdbcClient jdbc;
    private final HourTable hours;
    private final PipelineSettings settings;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Untold(
            JdbcClient jdbc,
            HourTable hours,
            PipelineSettings settings,
            TransactionTemplate transaction,
            ApplicationEventPublisher news,
            Clock clock) {
        this.jdbc = jdbc;
        this.hours = hours;
        this.settings = settings;
        this.transaction = transaction;
        this.news = news;
        this.clock = clock;
    }

    private record Sum(long count, Instant since) {}

    void add(IntegrationId source, int count) {
        jdbc.sql("""
                        update pipeline.source set untold_rejected = untold_rejected + :count,
                            untold_since = coalesce(untold_since, :now)
                        where integration = :source
                        """)
                .param("count", count)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("source", source.value())
                .update();
    }

    /** Tells of every source whose publisher was not told for long enough; each in a transaction of its own. */
    void tell() {
        Instant now = clock.instant();
        List<UUID> waiting = jdbc.sql("""
                        select integration from pipeline.source
                        where untold_rejected > 0 and (told_at is null or told_at <= :before)
                        order by untold_since limit :most
                        """)
                .param("before", now.minus(settings.tellEvery()).atOffset(ZoneOffset.UTC))
                .param("most", TOGETHER)
                .query((row, number) -> row.getObject("integration", UUID.class))
                .list();
        for (UUID source : waiting) {
            transaction.executeWithoutResult(status -> tell(new IntegrationId(source), now));
        }
    }

    private void tell(IntegrationId source, Instant now) {
        take(source, now)
                .ifPresent(sum -> news.publishEvent(
                        new RecordsRejected(source, sum.count, hours.reasons(source, sum.since), sum.since, now)));
    }

    private Optional<Sum> take(IntegrationId source, Instant now) {
        return jdbc.sql("""
                        with before as (
                            select integration, untold_rejected, untold_since from pipeline.source
                            where integration = :source and untold_rejected > 0 for update)
                        update pipeline.source s set untold_rejected = 0, untold_since = null, told_at = :now
                        from before b where s.integration = b.integration
                        returning b.untold_rejected, b.untold_since
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("source", source.value())
                .query((row, number) -> new Sum(
                        row.getLong("untold_rejected"),
                        row.getObject("untold_since", OffsetDateTime.class).toInstant()))
                .optional();
    }
}

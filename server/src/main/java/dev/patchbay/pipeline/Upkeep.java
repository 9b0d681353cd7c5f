package dev.patchbay.pipeline;

import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what is too old, and what is of installations that are gone. */
@Component
class Upkeep {

    private static final int TOGETHER = 200;

    private final JdbcClient jdbc;
    private final SourceTable sources;
    private final FeedTable feeds;
    private final PollTable polls;
    private final HourTable hours;
    private final Batches batches;
    private final Installs installs;
    private final PipelineSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Upkeep(
            JdbcClient jdbc,
            SourceTable sources,
            FeedTable feeds,
            PollTable polls,
            HourTable hours,
            Batches batches,
            Installs installs,
            PipelineSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.feeds = feeds;
        this.polls = polls;
        this.hours = hours;
        this.batches = batches;
        this.installs = installs;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    void forget() {
        Instant now = clock.instant();
        polls.forgetBefore(now.minus(settings.keepPolls()));
        hours.forgetBefore(settings.keepHours());
        batches.forgetOld();
        jdbc.sql("delete from pipeline.rejected where last_at < :before")
                .param("before", utc(now.minus(settings.keepRejected())))
                .update();
        forgetDeletions(now.minus(settings.keepDeleted()));
        forgetUninstalled();
    }

    private void forgetDeletions(Instant before) {
        List<UUID> due = jdbc.sql(
                        "select distinct source from pipeline.record where deleted and at < :before limit :most")
                .param("before", utc(before))
                .param("most", TOGETHER)
                .query((row, number) -> row.getObject("source", UUID.class))
                .list();
        for (UUID id : due) {
            var source = new IntegrationId(id);
            transaction.executeWithoutResult(status -> {
                sources.lock(source);
                forgetDeletions(source, before);
            });
        }
    }

    /** Who has not seen a deletion that is forgotten would keep the record for ever, and is told to begin anew. */
    private void forgetDeletions(IntegrationId source, Instant before) {
        jdbc.sql("""
                        with gone as (
                            delete from pipeline.record where source = :source and deleted and at < :before
                            returning installation, version),
                        fewer as (
                            update pipeline.shelf s set keys = s.keys - g.count
                            from (select installation, count(*) as count from gone group by installation) g
                            where s.source = :source and s.installation = g.installation)
                        update pipeline.source set forgotten_version =
                            greatest(forgotten_version, (select max(version) from gone))
                        where integration = :source
                        """)
                .param("source", source.value())
                .param("before", utc(before))
                .update();
    }

    private void forgetUninstalled() {
        @Nullable Shelf last = null;
        List<Shelf> page;
        do {
            page = feeds.ofInstallations(last, TOGETHER);
            for (Shelf shelf : page) {
                InstallationId installation = shelf.installation();
                if (installation != null
                        && installs.find(installation)
                                .filter(found -> !found.uninstalled())
                                .isEmpty()) {
                    transaction.executeWithoutResult(status -> forget(shelf));
                }
                last = shelf;
            }
        } while (page.size() == TOGETHER);
    }

    private void forget(Shelf shelf) {
        sources.lock(shelf.source());
        for (String table : List.of("record", "shelf", "rejected", "feed")) {
            jdbc.sql("delete from pipeline." + table + " where source = :source and installation = :owner")
                    .param("source", shelf.source().value())
                    .param("owner", shelf.owner())
                    .update();
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

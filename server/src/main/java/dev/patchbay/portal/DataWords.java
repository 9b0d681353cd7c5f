package dev.patchbay.portal;

import dev.patchbay.catalog.FaultWords;
import dev.patchbay.catalog.Listing;
import dev.patchbay.pipeline.Rejection;
import dev.patchbay.pipeline.Source;
import dev.patchbay.pipeline.SourceStatistics;
import dev.patchbay.platform.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the reader's language how a data source goes. */
@Component
class DataWords {

    private final FaultWords faults;

    DataWords(Texts texts) {
        this.faults = new FaultWords(texts);
    }

    String of(Rejection why, Locale locale) {
        return faults.say(why.said(), why.message(), locale);
    }

    DataOverview overview(
            Listing integration,
            @Nullable Source source,
            SourceStatistics.Glance glance,
            DataOverview.Counted counted,
            Locale locale) {
        return new DataOverview(
                integration.manifest().deliveryMode().name().toLowerCase(Locale.ROOT),
                glance.polled(),
                glance.lastAt(),
                glance.lastGoodAt(),
                glance.dueAt(),
                glance.failures(),
                glance.keys(),
                glance.rejected(),
                source == null ? null : inUse(source),
                source == null ? null : refused(source, locale),
                counted.hours(),
                counted.reasons().entrySet().stream()
                        .map(reason -> new DataOverview.ReasonCount(reason.getKey(), reason.getValue()))
                        .toList(),
                counted.now() == null ? null : DataOverview.DepthNow.of(counted.now()),
                counted.depths().stream().map(DataOverview.DepthHourCounts::of).toList());
    }

    private static DataOverview.@Nullable SchemaInUse inUse(Source source) {
        var schema = source.schema();
        return schema == null
                ? null
                : new DataOverview.SchemaInUse(
                        schema.number(),
                        schema.definition(),
                        schema.key(),
                        schema.compatibility().word(),
                        schema.perInstallation(),
                        source.interval().toSeconds(),
                        schema.since());
    }

    private DataOverview.@Nullable RefusedSchema refused(Source source, Locale locale) {
        var refused = source.refused();
        return refused == null
                ? null
                : new DataOverview.RefusedSchema(
                        refused.definition(),
                        refused.tooOften(),
                        refused.differences().stream()
                                .map(difference -> new DataOverview.Difference(
                                        difference.pointer(),
                                        difference.breaks().name().toLowerCase(Locale.ROOT),
                                        faults.say(difference.said(), difference.message(), locale)))
                                .toList(),
                        refused.at());
    }
}

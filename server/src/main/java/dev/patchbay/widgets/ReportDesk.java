package dev.patchbay.widgets;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.limits.Rate;
import dev.patchbay.limits.Rates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is reported of bundles, and has operators told when it is for them to look at. */
@Component
class ReportDesk {

    private static final Logger log = LoggerFactory.getLogger(ReportDesk.class);

    /** So much of one bundle in a day is no accident of one browser. */
    static final int MUCH = 100;

    /** Whoever reports without end, of however many bundles, writes no more into the record than this. */
    private static final Rate NEWS = new Rate(20, Duration.ofHours(1));

    private final ReportTable table;
    private final BundleTable bundles;
    private final Rates rates;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    ReportDesk(
            ReportTable table,
            BundleTable bundles,
            Rates rates,
            Audit audit,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.table = table;
        this.bundles = bundles;
        this.rates = rates;
        this.audit = audit;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param by whose browser says so; null for anybody's */
    @Transactional
    void take(ReportTable.Report report, @Nullable AccountId by) {
        Counter.builder("patchbay.widgets.reports")
                .description("what browsers reported of widgets' frames")
                .tag("kind", report.kind().word())
                .register(meters)
                .increment();
        table.count(report);
        long count = table.today(report.bundle(), report.kind());
        if (count >= enough(report.kind())) {
            tell(report, count, by);
        }
    }

    /** Of a draft only its developers know. */
    private void tell(ReportTable.Report report, long count, @Nullable AccountId by) {
        BundleId bundle = report.bundle();
        ReportKind kind = report.kind();
        List<IntegrationId> integrations = bundles.integrationsWith(bundle);
        if (integrations.isEmpty()
                || !table.tell(bundle, kind, clock.instant().minus(pause(kind)))
                || !rates.take("widget-report-news:" + kind, NEWS).allowed()) {
            return;
        }
        log.warn("A widget was {} ({} times today): bundle {}", kind.word(), count, bundle.sha256());
        audit.record(new AuditEntry(
                by, null, "widget." + kind.word(), bundle.sha256(), Map.of("count", Long.toString(count))));
        events.publishEvent(new BundleReported(bundle.sha256(), kind, integrations, count));
    }

    private static int enough(ReportKind kind) {
        return switch (kind) {
            case BLOCKED -> MUCH;
            case REFUSED -> 1;
        };
    }

    private static Duration pause(ReportKind kind) {
        return switch (kind) {
            case BLOCKED -> Duration.ofDays(1);
            case REFUSED -> Duration.ofHours(1);
        };
    }
}

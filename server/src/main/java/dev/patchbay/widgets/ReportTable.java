package dev.patchbay.widgets;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is reported of frames by the hour. Operators are told of each kind of report of a bundle once an hour. */
@Component
class ReportTable {

    private static final Logger log = LoggerFactory.getLogger(ReportTable.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final MeterRegistry meters;
    private final Clock clock;

    ReportTable(JdbcClient jdbc, Audit audit, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
    }

    /** What was reported. */
    enum Kind {
        /** A browser kept a widget from something that it may not do. */
        BLOCKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param detail one of a few words, since each makes a row */
    @Transactional
    void count(BundleId bundle, Kind kind, String detail) {
        Counter.builder("patchbay.widgets.reports")
                .description("what browsers reported of widgets' frames")
                .tag("kind", kind.word())
                .register(meters)
                .increment();
        boolean first = jdbc.sql("""
                        insert into widgets.report (hour, sha256, kind, detail, count)
                        values (:hour, :bundle, :kind, :detail, 1)
                        on conflict (hour, sha256, kind, detail) do update set count = report.count + 1
                        returning count = 1
                        """)
                .param("hour", clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .param("bundle", bundle.bytes())
                .param("kind", kind.name())
                .param("detail", detail)
                .query(Boolean.class)
                .single();
        if (first) {
            log.warn("A widget was {} ({}): bundle {}", kind.word(), detail, bundle.sha256());
            audit.record(new AuditEntry(null, null, "widget." + kind.word(), bundle.sha256(), Map.of("what", detail)));
        }
    }

    void forget() {
        jdbc.sql("delete from widgets.report where hour < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}

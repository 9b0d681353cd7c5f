package dev.patchbay.notices;

import dev.patchbay.widgets.BundleReported;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What browsers say of widgets that operators should look at. */
@Component
class WidgetNews {

    private final Notices notices;
    private final Readers readers;
    private final Clock clock;

    WidgetNews(Notices notices, Readers readers, Clock clock) {
        this.notices = notices;
        this.readers = readers;
        this.clock = clock;
    }

    /** Of each kind once an hour, of however many widgets: the page that it leads to has all that are reported. */
    @EventListener
    void on(BundleReported reported) {
        NoticeKind kind = switch (reported.kind()) {
            case BLOCKED -> NoticeKind.WIDGET_BLOCKED;
            case REFUSED -> NoticeKind.WIDGET_REFUSED;
        };
        notices.tell(
                readers.operators(null),
                new News(
                        kind,
                        Map.of(
                                "app",
                                readers.listing(reported.integrations().getFirst())
                                        .displayName(),
                                "count",
                                Long.toString(reported.count())),
                        "/console/widgets?show=reported",
                        kind.word() + ":" + clock.instant().truncatedTo(ChronoUnit.HOURS)));
    }
}

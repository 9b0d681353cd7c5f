package dev.patchbay.notices;

import dev.patchbay.widgets.PlacementProposed;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What integrations would like to have on people's dashboards. */
@Component
class DashboardNews {

    private final Notices notices;
    private final Readers readers;

    DashboardNews(Notices notices, Readers readers) {
        this.notices = notices;
        this.readers = readers;
    }

    @EventListener
    void on(PlacementProposed proposed) {
        notices.tell(
                List.of(proposed.account()),
                new News(
                        NoticeKind.PLACEMENT_PROPOSED,
                        Map.of(
                                "app", readers.listing(proposed.integration()).displayName(),
                                "widget", proposed.title(),
                                "reason", proposed.reason()),
                        "/dashboard",
                        "proposal:" + proposed.proposal()));
    }
}

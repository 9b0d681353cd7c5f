package dev.patchbay.notices;

import dev.patchbay.portal.DeveloperAsked;
import dev.patchbay.portal.DeveloperDenied;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who wants to become a developer, and whom that was denied. Whoever becomes one is told of the role. */
@Component
class DeveloperNews {

    private static final String DEVELOPERS = "/developer";

    private final Notices notices;
    private final Readers readers;

    DeveloperNews(Notices notices, Readers readers) {
        this.notices = notices;
        this.readers = readers;
    }

    @EventListener
    void on(DeveloperAsked asked) {
        notices.tell(
                readers.operators(asked.account()),
                new News(NoticeKind.DEVELOPER_ASKED, Map.of("name", readers.name(asked.account())), "/console")
                        .naming(asked.account()));
    }

    @EventListener
    void on(DeveloperDenied denied) {
        notices.tell(
                List.of(denied.account()),
                new News(NoticeKind.DEVELOPER_DENIED, Map.of("reason", denied.reason()), DEVELOPERS));
    }
}

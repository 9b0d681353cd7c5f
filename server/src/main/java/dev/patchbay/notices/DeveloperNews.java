package dev.patchbay.notices;

import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.portal.DeveloperAsked;
import dev.patchbay.portal.DeveloperDenied;
import dev.patchbay.vetting.LiveFailed;
import dev.patchbay.vetting.LiveRecovered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who wants to become a developer, and whom that was denied (whoever becomes one is told of the role); and what becomes of the
 * integrations that developers look after.
 */
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

    @EventListener
    void on(LiveFailed failed) {
        tellTeam(
                failed.integration(),
                NoticeKind.CHECKS_FAIL,
                Map.of("version", failed.version(), NoticeWords.RULES, String.join(",", failed.rules())));
    }

    @EventListener
    void on(LiveRecovered recovered) {
        tellTeam(recovered.integration(), NoticeKind.CHECKS_PASS_AGAIN, Map.of("version", recovered.version()));
    }

    private void tellTeam(IntegrationId integration, NoticeKind kind, Map<String, String> more) {
        Listing listing = readers.listing(integration);
        Map<String, String> said = new HashMap<>(more);
        said.put("app", listing.displayName());
        notices.tell(readers.team(listing), new News(kind, said, DEVELOPERS + "/" + listing.name() + "/checks"));
    }
}

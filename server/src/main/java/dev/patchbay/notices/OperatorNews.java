package dev.patchbay.notices;

import dev.patchbay.delivery.EndpointDisabled;
import dev.patchbay.delivery.StreamStopped;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.mail.LetterGivenUp;
import dev.patchbay.platform.PlatformChanged;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What does not work any more, and what operators did. */
@Component
class OperatorNews {

    private static final String CONSOLE = "/console";

    private final Notices notices;
    private final Readers readers;
    private final Installs installs;
    private final Clock clock;

    OperatorNews(Notices notices, Readers readers, Installs installs, Clock clock) {
        this.notices = notices;
        this.readers = readers;
        this.installs = installs;
        this.clock = clock;
    }

    /** The admins of the organization whose app hears nothing any more. */
    @EventListener
    void stopped(StreamStopped stopped) {
        if (stopped.installation() != null) {
            installs.find(stopped.installation()).ifPresent(this::tellAdmins);
        }
    }

    private void tellAdmins(Installation installation) {
        OrganizationId organization = installation.organization();
        if (organization == null) {
            tellOwner(installation);
            return;
        }
        notices.tell(
                readers.admins(organization, null),
                new News(
                        NoticeKind.STREAM_STOPPED,
                        Map.of(
                                "app",
                                        readers.listing(installation.integration())
                                                .displayName(),
                                "organization", readers.organization(organization)),
                        "/organization/apps"));
    }

    private void tellOwner(Installation installation) {
        AccountId owner = installation.owner();
        if (owner == null) {
            return;
        }
        notices.tell(
                List.of(owner),
                new News(
                        NoticeKind.OWN_APP_SILENT,
                        Map.of(
                                "app",
                                readers.listing(installation.integration()).displayName()),
                        "/settings/apps"));
    }

    @EventListener
    void disabled(EndpointDisabled endpoint) {
        notices.tell(
                readers.operators(null),
                new News(
                        NoticeKind.ENDPOINT_DISABLED,
                        Map.of("app", readers.listing(endpoint.integration()).displayName()),
                        CONSOLE));
    }

    @EventListener
    void changed(PlatformChanged changed) {
        notices.tell(
                readers.operators(changed.by()),
                new News(NoticeKind.SETTINGS_CHANGED, Map.of("name", readers.name(changed.by())), CONSOLE)
                        .naming(changed.by()));
    }

    /** An outage concerns many letters: operators are told once an hour. */
    @EventListener
    void givenUp(LetterGivenUp letter) {
        notices.tell(
                readers.operators(null),
                new News(
                        NoticeKind.MAIL_FAILED,
                        // the server repeats the address, which is nobody's business here
                        Map.of("error", letter.error().replace(letter.recipient(), "…")),
                        CONSOLE,
                        "mail-failed:" + clock.instant().truncatedTo(ChronoUnit.HOURS)));
    }
}

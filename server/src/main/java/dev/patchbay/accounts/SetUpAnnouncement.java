package dev.patchbay.accounts;

import dev.patchbay.platform.PatchbaySettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the set-up link, once, when Patchbay has started and has no operator. */
@Component
class SetUpAnnouncement {

    private final SetUpLinks links;
    private final PatchbaySettings patchbay;
    private final AccountsSettings settings;

    SetUpAnnouncement(SetUpLinks links, PatchbaySettings patchbay, AccountsSettings settings) {
        this.links = links;
        this.patchbay = patchbay;
        this.settings = settings;
    }

    // Standard output and not the log: logs are collected and read by more people than may become operator.
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        links.issue()
                .ifPresent(token -> System.out.printf(
                        "Set-up link (%d minutes, one use): %s%n",
                        settings.setupLinkLife().toMinutes(), patchbay.at("/setup?token=" + token.reveal())));
    }
}

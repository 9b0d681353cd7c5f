package dev.patchbay.notices;

import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ListingDeprecated;
import dev.patchbay.installs.ConsentAsked;
import dev.patchbay.installs.Target;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.OrganizationId;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of the apps that people have: what a new version asks for, and that one comes to its end. */
@Component
class VersionNews {

    private final Notices notices;
    private final Readers readers;
    private final Jobs jobs;

    VersionNews(Notices notices, Readers readers, Jobs jobs) {
        this.notices = notices;
        this.readers = readers;
        this.jobs = jobs;
    }

    /** The admins of an organization; a person hears it from {@link TellOwners}. */
    @EventListener
    void asked(ConsentAsked asked) {
        if (asked.target() instanceof Target.Organization(OrganizationId organization)) {
            Listing listing = readers.listing(asked.integration());
            notices.tell(
                    readers.admins(organization, null),
                    new News(
                            NoticeKind.APP_ASKS_MORE,
                            Map.of(
                                    "app", listing.displayName(),
                                    "version", asked.version(),
                                    "organization", readers.organization(organization)),
                            "/apps/" + listing.name(),
                            "asks-more:" + asked.installation() + ":" + asked.version()));
        }
    }

    /** Thousands can have it: not in the transaction that says so. */
    @EventListener
    void deprecated(ListingDeprecated deprecated) {
        jobs.schedule(
                JobRequest.now(TellOfDeprecation.KIND, deprecated.integration().toString(), TellOfDeprecation.KIND));
    }
}

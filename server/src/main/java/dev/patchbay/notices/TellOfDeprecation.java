package dev.patchbay.notices;

import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells everybody who has an integration that it comes to its end, a few at a time; each is told once of the same day and the
 * same words, also when a run was cut off.
 */
@Component
class TellOfDeprecation implements JobHandler {

    static final String KIND = "notices.deprecated";

    private static final int BATCH = 100;
    private static final int DIGEST = 16;

    private final Notices notices;
    private final Readers readers;
    private final Installs installs;
    private final TransactionTemplate transactions;

    TellOfDeprecation(Notices notices, Readers readers, Installs installs, TransactionTemplate transactions) {
        this.notices = notices;
        this.readers = readers;
        this.installs = installs;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        Listing listing = readers.listing(IntegrationId.of(job.key()));
        Deprecation deprecation = listing.deprecation();
        if (deprecation == null) {
            return JobOutcome.DONE; // it goes on after all
        }
        InstallationId after = null;
        List<Installation> batch;
        do {
            batch = installs.ofIntegration(listing.id(), after, BATCH);
            List<Installation> told = batch;
            transactions.executeWithoutResult(
                    status -> told.forEach(installation -> tell(installation, listing, deprecation)));
            after = batch.isEmpty() ? null : batch.getLast().id();
        } while (batch.size() == BATCH);
        return JobOutcome.DONE;
    }

    private void tell(Installation installation, Listing listing, Deprecation deprecation) {
        String digest = Sha256.hex(deprecation.toString()).substring(0, DIGEST);
        String once = "deprecated:" + installation.id() + ":" + digest;
        OrganizationId organization = installation.organization();
        if (organization == null) {
            notices.tell(
                    List.of(Objects.requireNonNull(installation.owner())),
                    new News(NoticeKind.OWN_APP_DEPRECATED, said(listing, deprecation, null), link(listing), once));
        } else {
            notices.tell(
                    readers.admins(organization, null),
                    new News(
                            NoticeKind.APP_DEPRECATED,
                            said(listing, deprecation, readers.organization(organization)),
                            link(listing),
                            once));
        }
    }

    private static String link(Listing listing) {
        return "/listings/" + listing.name();
    }

    private static Map<String, String> said(Listing listing, Deprecation deprecation, @Nullable String organization) {
        Map<String, String> said = new HashMap<>(Map.of(
                "app", listing.displayName(),
                "day", deprecation.sunset().toString(),
                "message", deprecation.message()));
        if (organization != null) {
            said.put("organization", organization);
        }
        return said;
    }
}

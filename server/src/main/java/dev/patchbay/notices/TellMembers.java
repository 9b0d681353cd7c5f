package dev.patchbay.notices;

import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.InstallationId;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the members of an organization that they have a new app; each is told once of one installing. */
@Component
class TellMembers implements JobHandler {

    static final String KIND = "notices.available";

    private final Notices notices;
    private final Readers readers;
    private final Installs installs;
    private final TransactionTemplate transactions;

    TellMembers(Notices notices, Readers readers, Installs installs, TransactionTemplate transactions) {
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
        installs.find(InstallationId.of(job.key()))
                .filter(installation -> installation.owner() == null
                        && !installation.uninstalled()
                        && installation.accessPolicy() == AccessPolicy.EVERYONE)
                .ifPresent(installation -> transactions.executeWithoutResult(status -> tell(installation)));
        return JobOutcome.DONE;
    }

    private void tell(Installation installation) {
        notices.tell(
                readers.plainMembers(installation.requireOrganization(), installation.installedBy()),
                new News(
                        NoticeKind.APP_AVAILABLE,
                        Map.of(
                                "app",
                                        readers.listing(installation.integration())
                                                .displayName(),
                                "organization", readers.organization(installation.requireOrganization())),
                        "/apps",
                        "available:" + installation.clientId()));
    }
}

package dev.patchbay.installs;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** What an organization's admins fill in for an app. */
@Service
public class AppConfigs {

    private final InstallationStore store;
    private final Configs configs;
    private final Admins admins;
    private final InstalledListings listings;
    private final Audit audit;
    private final ApplicationEventPublisher news;

    AppConfigs(
            InstallationStore store,
            Configs configs,
            Admins admins,
            InstalledListings listings,
            Audit audit,
            ApplicationEventPublisher news) {
        this.store = store;
        this.configs = configs;
        this.admins = admins;
        this.listings = listings;
        this.audit = audit;
        this.news = news;
    }

    /** The form, and what is filled in. */
    public record Seen(Listing listing, AppConfig config) {}

    /** As the app is told. */
    public AppConfig of(InstallationId installation) {
        return configs.find(installation);
    }

    /**
     * The settings as an admin sees them.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}
     */
    public Seen show(InstallationId id, AccountId actor) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        admins.requireForOwning(installation, actor);
        return new Seen(listings.of(installation), configs.find(id));
    }

    /**
     * Fills them in anew.
     *
     * @param version the one that was read
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code not-in-this-state},
     *     {@code config-changed} when somebody else was faster, {@code invalid-request} with a pointer for each mistake
     */
    @Transactional
    public Seen change(InstallationId id, ObjectNode values, long version, AccountId actor) {
        Installation installation = store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
        admins.requireForOwning(installation, actor);
        AppMembers.requireInstalled(installation);
        Listing listing = listings.of(installation);
        AppConfig before = configs.find(id);
        if (before.version() != version) {
            throw new ProblemException(
                    InstallsProblem.CONFIG_CHANGED,
                    "Nothing was changed. Somebody else changed the settings meanwhile: look at them and try again.",
                    Map.of("version", before.version()));
        }
        ObjectNode fitting = Configs.fitting(listing, values);
        if (!fitting.equals(before.values())) {
            configs.save(id, fitting);
            audit.record(new AuditEntry(
                    actor,
                    installation.organization(),
                    "app.configured",
                    installation.name().value(),
                    Map.of("installationId", id.toString())));
            news.publishEvent(new AppReconfigured(id, actor));
        }
        return new Seen(listing, configs.find(id));
    }
}

package dev.patchbay.installs;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** New credentials for an installation: shown to an admin once, or sent to the app. The old ones live on for a day. */
@Service
public class AppCredentials {

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final String EVENT = "credentials.rotated";

    private final InstallationStore store;
    private final Admins admins;
    private final Clients clients;
    private final InstalledListings listings;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    AppCredentials(
            InstallationStore store,
            Admins admins,
            Clients clients,
            InstalledListings listings,
            Audit audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.store = store;
        this.admins = admins;
        this.clients = clients;
        this.listings = listings;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** What an admin types into the app. */
    public record Shown(Client client, Secret secret) {}

    /**
     * A new secret for an app that is configured by hand; kept nowhere but as its hash.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code not-in-this-state},
     *     {@code credentials-automatic}
     */
    @Transactional
    public Shown show(InstallationId id, AccountId actor) {
        Installation installation = forUpdate(id, actor);
        AppMembers.requireInstalled(installation);
        if (!installation.manual()) {
            throw new ProblemException(
                    InstallsProblem.CREDENTIALS_AUTOMATIC,
                    "Nothing was changed. This app is sent its credentials; have new ones sent instead.");
        }
        Secret secret = clients.renewSecret(installation.clientId(), OVERLAP);
        clients.destroySealedSecret(installation.clientId());
        told(installation, actor, true);
        return new Shown(clients.find(installation.clientId()).orElseThrow(), secret);
    }

    /**
     * A new secret on its way to the app; nobody here sees it.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code not-in-this-state},
     *     {@code credentials-manual}, {@code credentials-not-sent} when the app has no secret or takes none by event,
     *     {@code credentials-on-their-way} when the last ones have not arrived yet
     */
    @Transactional
    public Installation send(InstallationId id, AccountId actor) {
        Installation installation = forUpdate(id, actor);
        if (installation.manual()) {
            throw new ProblemException(
                    InstallsProblem.CREDENTIALS_MANUAL,
                    "Nothing was changed. This app is configured by hand; have new credentials shown instead.");
        }
        if (installation.status() != Status.ACTIVE) {
            throw new ProblemException(
                    InstallsProblem.NOT_IN_THIS_STATE,
                    "Nothing was changed. The app is told new credentials while it is active.",
                    Map.of("status", installation.status().word()));
        }
        Client client = clients.find(installation.clientId()).orElseThrow();
        if (!(client.profile().authentication() instanceof ClientAuthentication.SharedSecret)
                || !listings.of(installation).wants(EVENT)) {
            throw new ProblemException(
                    InstallsProblem.CREDENTIALS_NOT_SENT,
                    "Nothing was changed. This app takes no credentials by event.");
        }
        if (clients.openSealedSecret(client.id()).isPresent()) {
            throw new ProblemException(
                    InstallsProblem.CREDENTIALS_ON_THEIR_WAY,
                    "Nothing was changed. The app has not answered yet to the credentials sent last.");
        }
        clients.renewSecret(client.id(), OVERLAP);
        told(installation, actor, false);
        return installation;
    }

    private Installation forUpdate(InstallationId id, AccountId actor) {
        Installation installation = store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
        admins.requireForManaging(installation, actor);
        return installation;
    }

    private void told(Installation installation, AccountId actor, boolean shown) {
        audit.record(new AuditEntry(
                actor,
                installation.organization(),
                shown ? "credentials.shown" : "credentials.sent",
                installation.name().value(),
                Map.of(
                        "installationId", installation.id().toString(),
                        "clientId", installation.clientId())));
        news.publishEvent(new CredentialsRotated(
                installation.id(), actor, shown, clock.instant().plus(OVERLAP)));
    }
}

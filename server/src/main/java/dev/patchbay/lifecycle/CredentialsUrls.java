package dev.patchbay.lifecycle;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.ClientState;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Credentials for integrations that read their events: no secret lies in what is read, but the address of a new one, good for a
 * day, once for each event, and for the integration's own client alone.
 */
@Component
public class CredentialsUrls {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final EventLog log;
    private final Clients clients;
    private final Installs installs;
    private final Vault vault;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final PatchbaySettings platform;
    private final Clock clock;

    CredentialsUrls(
            EventLog log,
            Clients clients,
            Installs installs,
            Vault vault,
            Audit audit,
            JdbcClient jdbc,
            PatchbaySettings platform,
            Clock clock) {
        this.log = log;
        this.clients = clients;
        this.installs = installs;
        this.vault = vault;
        this.audit = audit;
        this.jdbc = jdbc;
        this.platform = platform;
        this.clock = clock;
    }

    /** Credentials of an installation, to be shown this once. */
    public record Opened(String clientId, Secret clientSecret) {}

    /** The body of an event for the integration's own client: where it told of credentials over HTTP, with their address. */
    public String withUrl(WireEvent event) {
        var installation = event.stream().installation();
        if (installation == null
                || !EventType.carriesCredentials(event.type())
                || client(event, installation).isEmpty()) {
            return event.body();
        }
        return EventBody.withCredentialsUrl(event.body(), url(event.id(), installation));
    }

    private URI url(EventId event, InstallationId installation) {
        var sealed = vault.seal(
                Secret.of(event + " " + clock.instant().plus(GOOD_FOR).getEpochSecond()), field(installation));
        return platform.at("/v1/installations/" + installation + "/credentials?ticket="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /**
     * Makes a new secret for an installation's client. The one before it is taken for another day.
     *
     * @throws ProblemException {@code credentials-taken} when the address is too old, was opened before, or was never given to this
     *     integration, and when the client has ended
     */
    @Transactional
    public Opened open(IntegrationId integration, InstallationId installation, String ticket) {
        var event = read(installation, ticket)
                .flatMap(log::find)
                .filter(found -> found.stream().integration().equals(integration))
                .orElseThrow(CredentialsUrls::taken);
        var client = client(event, installation).orElseThrow(CredentialsUrls::taken);
        int first = jdbc.sql("""
                        insert into lifecycle.opened_credentials (event_id, at) values (:event, :now)
                        on conflict (event_id) do nothing
                        """)
                .param("event", event.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            throw taken();
        }
        var secret = clients.renewSecret(client.id(), OVERLAP);
        clients.destroySealedSecret(client.id());
        audit.record(new AuditEntry(
                null,
                installs.find(installation).map(Installation::organization).orElse(null),
                "credentials.opened",
                installation.toString(),
                Map.of("client", client.id())));
        return new Opened(client.id(), secret);
    }

    /** Forgets what was opened before an instant: whatever led to it has expired. */
    void forgetBefore(Instant instant) {
        jdbc.sql("delete from lifecycle.opened_credentials where at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The client that an event speaks of, if it is the installation's alone, has a secret and lives. */
    private Optional<Client> client(WireEvent event, InstallationId installation) {
        return clients.find(EventBody.clientIdOf(event.body()))
                .filter(client -> installation.equals(client.installation()))
                .filter(client -> client.state() != ClientState.ENDED)
                .filter(client -> client.profile().authentication() instanceof ClientAuthentication.SharedSecret);
    }

    /** Which event a ticket is of; empty when it is not ours, of another installation, or too old. */
    private Optional<EventId> read(InstallationId installation, String ticket) {
        try {
            var opened = vault.open(Base64.getUrlDecoder().decode(ticket), field(installation))
                    .reveal()
                    .split(" ", 2);
            return Instant.ofEpochSecond(Long.parseLong(opened[1])).isAfter(clock.instant())
                    ? Optional.of(EventId.of(opened[0]))
                    : Optional.empty();
        } catch (RuntimeException foreign) {
            return Optional.empty();
        }
    }

    private static SealedField field(InstallationId installation) {
        return new SealedField("lifecycle.event", "credentials_ticket", installation.toString());
    }

    private static ProblemException taken() {
        return new ProblemException(
                LifecycleProblem.CREDENTIALS_TAKEN,
                "Nothing was changed. It works once, for a day; read the event again, or let an admin send new credentials.");
    }
}

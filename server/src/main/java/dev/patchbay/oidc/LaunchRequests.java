package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Client;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.LocalPath;
import dev.patchbay.kernel.Sha256;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Authorization requests that Patchbay makes itself when somebody opens an app that cannot: one use, a minute, and only for
 * the session, account and installation that it was made for. Where the person lands is kept here, not in the address.
 */
@Component
public class LaunchRequests {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";
    private static final int BYTES = 32;

    private final JdbcClient sql;
    private final Issuer issuer;
    private final OidcSettings settings;
    private final Ids ids;
    private final Clock clock;

    LaunchRequests(JdbcClient sql, Issuer issuer, OidcSettings settings, Ids ids, Clock clock) {
        this.sql = sql;
        this.issuer = issuer;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The address at the authorization endpoint that brings the person into the app, and which is of no use to anybody else.
     *
     * @param target where in the app the person lands; the app receives it as {@code state}
     */
    public URI mint(Session session, Client client, InstallationId installation, LocalPath target) {
        String token = ids.token(BYTES);
        Instant now = clock.instant();
        sql.sql("""
                        insert into oidc.launch_request
                          (hash, client_id, installation_id, account_id, session_id, target, expires_at)
                        values (:hash, :client, :installation, :account, :session, :target, :expires)
                        """)
                .param("hash", Sha256.of(PREFIX + token))
                .param("client", client.id())
                .param("installation", installation.value())
                .param("account", session.account().value())
                .param("session", session.id().value())
                .param("target", target.value())
                .param("expires", Timestamp.from(now.plus(settings.launchLife())))
                .update();
        return URI.create(
                issuer.at(Issuer.AUTHORIZATION) + "?client_id=" + client.id() + "&request_uri=" + PREFIX + token);
    }

    /** Spends the request; nothing if it is spent, too old, or was made for another client, account or session. */
    Optional<Taken> take(String requestUri, Client client, Session session) {
        Timestamp now = Timestamp.from(clock.instant());
        return sql.sql("""
                        update oidc.launch_request set spent_at = :now
                         where hash = :hash and spent_at is null and expires_at > :now
                           and client_id = :client and account_id = :account and session_id = :session
                        returning installation_id, target
                        """)
                .param("now", now)
                .param("hash", Sha256.of(requestUri))
                .param("client", client.id())
                .param("account", session.account().value())
                .param("session", session.id().value())
                .query((row, number) -> new Taken(
                        new InstallationId(row.getObject("installation_id", UUID.class)),
                        LocalPath.parse(row.getString("target"))))
                .optional();
    }

    /** What the request was made for. */
    record Taken(InstallationId installation, LocalPath target) {}
}

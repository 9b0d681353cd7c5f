package dev.patchbay.oidc;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Revocations;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The apps that a person is signed in to. */
@Service
public class ConnectedApps implements PersonalData {

    private final JdbcClient jdbc;
    private final Clients clients;
    private final Revocations revocations;
    private final Clock clock;

    ConnectedApps(JdbcClient jdbc, Clients clients, Revocations revocations, Clock clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * An app that has or can get tokens of the person.
     *
     * @param scopes what they are for, over all sign-ins that live
     * @param connectedAt when the person first came in, of those
     * @param staysConnected whether it may come back when the person is away
     */
    public record Connected(
            String clientId, Set<String> scopes, Instant connectedAt, Instant lastUsedAt, boolean staysConnected) {}

    /** The one used last first. */
    public List<Connected> of(AccountId account) {
        return jdbc.sql("""
                        select client_id, min(created_at) as connected_at, max(last_used_at) as last_used_at,
                          bool_or('offline_access' = any(scopes)) as stays,
                          array(select distinct s from oidc.authorization b, unnest(b.scopes) s
                                where b.client_id = a.client_id and b.account_id = :account
                                  and b.ended_at is null and b.code_spent_at is not null and b.expires_at > :now) as scopes
                        from oidc.authorization a
                        where account_id = :account and ended_at is null and code_spent_at is not null and expires_at > :now
                        group by client_id
                        order by max(last_used_at) desc, client_id
                        """)
                .param("account", account.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(ConnectedApps::read)
                .list();
    }

    /** Signs the person out of the app: its tokens of the person die, and it is told if it wants to be. */
    @Transactional
    public void disconnect(AccountId account, String clientId) {
        clients.find(clientId).ifPresent(client -> {
            InstallationId installation = client.installation();
            if (installation != null) {
                revocations.accessEnded(installation, clientId, account);
            }
        });
    }

    @Override
    public String section() {
        return "connectedApps";
    }

    @Override
    public Object export(AccountId account) {
        return of(account);
    }

    @Override
    @Transactional
    public void erase(AccountId account) {
        of(account).forEach(app -> disconnect(account, app.clientId()));
        jdbc.sql("delete from oidc.authorization where account_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("delete from oidc.launch_request where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private static Connected read(ResultSet row, int number) throws SQLException {
        return new Connected(
                row.getString("client_id"),
                new TreeSet<>(Set.of((String[]) row.getArray("scopes").getArray())),
                row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("stays"));
    }
}

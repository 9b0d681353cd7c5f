package dev.patchbay.accounts;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of passkeys. Public keys alone are kept: who reads them can sign in as nobody. */
@Component
class PasskeyStore {

    private static final int HANDLE_BYTES = 32;

    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(new ObjectConverter());
    private final JdbcClient sql;
    private final Ids ids;
    private final Clock clock;

    PasskeyStore(JdbcClient sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    List<Passkey> of(AccountId account) {
        return sql.sql("""
                        select id, name, created_at, last_used_at, backed_up from accounts.passkey
                         where account_id = :account order by created_at, id
                        """)
                .param("account", account.value())
                .query(PasskeyStore::passkey)
                .list();
    }

    Optional<Passkey> find(AccountId account, UUID id) {
        return of(account).stream().filter(passkey -> passkey.id().equals(id)).findFirst();
    }

    List<PasskeyOptions.Descriptor> descriptors(AccountId account) {
        return sql.sql("select credential_id, transports from accounts.passkey where account_id = :account order by id")
                .param("account", account.value())
                .query((row, number) -> new PasskeyOptions.Descriptor(
                        "public-key", base64(row.getBytes("credential_id")), List.of((String[])
                                row.getArray("transports").getArray())))
                .list();
    }

    /** What authenticators know this person by, base64url; made when it is first asked for. */
    String handle(AccountId account) {
        sql.sql("""
                        insert into accounts.passkey_user (account_id, handle) values (:account, :handle)
                        on conflict (account_id) do nothing
                        """)
                .param("account", account.value())
                .param("handle", Base64.getUrlDecoder().decode(ids.token(HANDLE_BYTES)))
                .update();
        return base64(sql.sql("select handle from accounts.passkey_user where account_id = :account")
                .param("account", account.value())
                .query(byte[].class)
                .single());
    }

    /** Nobody else adds or removes a passkey of this person until the transaction ends. */
    void lock(AccountId account) {
        sql.sql("select id from accounts.account where id = :account for update")
                .param("account", account.value())
                .query(UUID.class)
                .optional();
    }

    UUID insert(AccountId account, String name, PasskeyCeremony.Registered registered) {
        UUID id = ids.next();
        sql.sql("""
                        insert into accounts.passkey
                          (id, account_id, name, credential_id, credential, sign_count, transports,
                           backup_eligible, backed_up, created_at)
                        values (:id, :account, :name, :credentialId, :credential, :signCount, :transports,
                                :backupEligible, :backedUp, :now)
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("name", name)
                .param("credentialId", registered.credential().getCredentialId())
                .param("credential", credentials.convert(registered.credential()))
                .param("signCount", registered.state().signCount())
                .param("transports", registered.transports().toArray(String[]::new))
                .param("backupEligible", registered.state().backupEligible())
                .param("backedUp", registered.state().backedUp())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** The passkey with its owner, locked, so that of two answers with the same count one is refused. */
    Optional<Owned> lockByCredential(byte[] credentialId) {
        return sql.sql("""
                        select p.id, p.account_id, p.name, p.credential, p.sign_count, p.backup_eligible, p.backed_up,
                               u.handle
                          from accounts.passkey p join accounts.passkey_user u on u.account_id = p.account_id
                         where p.credential_id = :credentialId
                           for update of p
                        """)
                .param("credentialId", credentialId)
                .query((row, number) -> new Owned(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        base64(row.getBytes("handle")),
                        credentials.convert(row.getBytes("credential")),
                        new PasskeyCeremony.State(
                                row.getLong("sign_count"),
                                row.getBoolean("backup_eligible"),
                                row.getBoolean("backed_up"))))
                .optional();
    }

    void used(UUID id, PasskeyCeremony.State state) {
        sql.sql("""
                        update accounts.passkey set sign_count = :signCount, backed_up = :backedUp, last_used_at = :now
                         where id = :id
                        """)
                .param("signCount", state.signCount())
                .param("backedUp", state.backedUp())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void rename(UUID id, String name) {
        sql.sql("update accounts.passkey set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        sql.sql("delete from accounts.passkey where id = :id").param("id", id).update();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("last_used_at")),
                row.getBoolean("backed_up"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** A passkey as it is checked. */
    record Owned(
            UUID id,
            AccountId account,
            String handle,
            AttestedCredentialData credential,
            PasskeyCeremony.State state) {}
}

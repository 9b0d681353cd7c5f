package dev.patchbay.invitations;

import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of invitations; whether an open one has run out is told by the clock. */
@Component
class InvitationTable {

    private static final int PAGE = 50;

    private static final String STATE = "case when state = 'open' then "
            + "case when expires_at > :now then 'pending' else 'expired' end else state end";
    private static final String SELECT = "select id, organization_id, email, role, invited_by, sent_at, expires_at, "
            + STATE + " as state from invitations.invitation ";

    private final JdbcClient sql;
    private final Clock clock;

    InvitationTable(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Adds open invitations in one statement; addresses that have one already keep theirs. Answers how many were added. */
    int insert(List<Invitation> invitations, @Nullable Secret token) {
        if (invitations.isEmpty()) {
            return 0;
        }
        Invitation first = invitations.getFirst();
        return sql.sql("""
                        insert into invitations.invitation
                          (id, organization_id, email, role, invited_by, token_hash, sent_at, expires_at, state)
                        select wanted.id, :organization, wanted.email, wanted.role, :inviter, :hash, :sent, :expires, 'open'
                          from unnest(:ids, :emails, :roles) as wanted (id, email, role)
                        on conflict (organization_id, email) where state = 'open' do nothing
                        """)
                .param("ids", invitations.stream().map(Invitation::id).toArray(UUID[]::new))
                .param(
                        "emails",
                        texts(invitations, invitation -> invitation.offer().email()))
                .param(
                        "roles",
                        texts(
                                invitations,
                                invitation -> invitation.offer().role().word()))
                .param("organization", first.organization().value())
                .param("inviter", first.offer().invitedBy().value())
                .param("hash", token == null ? null : Sha256.of(token.reveal()), Types.BINARY)
                .param("sent", Timestamp.from(first.sentAt()))
                .param("expires", Timestamp.from(first.expiresAt()))
                .update();
    }

    private static String[] texts(List<Invitation> invitations, Function<Invitation, String> text) {
        return invitations.stream().map(text).toArray(String[]::new);
    }

    /** Makes room for new invitations where the open one has run out. */
    void closeExpired(OrganizationId organization, Set<String> emails) {
        sql.sql("""
                        update invitations.invitation set state = 'expired'
                         where organization_id = :organization and state = 'open' and expires_at <= :now
                           and email = any(:emails)
                        """)
                .param("organization", organization.value())
                .param("now", now())
                .param("emails", emails.toArray(String[]::new))
                .update();
    }

    /** Who of these has a pending invitation. */
    Set<String> pending(OrganizationId organization, Set<String> emails) {
        return sql
                .sql("""
                        select email from invitations.invitation
                         where organization_id = :organization and state = 'open' and expires_at > :now
                           and email = any(:emails)
                        """)
                .param("organization", organization.value())
                .param("now", now())
                .param("emails", emails.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    Page<Invitation> page(OrganizationId organization, Invitation.@Nullable State state, @Nullable String after) {
        UUID before = after == null ? new UUID(-1, -1) : Cursor.parse(after, 1).value(0, UUID::fromString);
        List<Invitation> found = sql.sql("select * from (" + SELECT + """
                         where organization_id = :organization and id < :before) as known
                         where cast(:state as text) is null or state = :state
                         order by id desc limit :limit
                        """)
                .param("organization", organization.value())
                .param("before", before)
                .param("state", state == null ? null : state.word())
                .param("now", now())
                .param("limit", PAGE + 1)
                .query(InvitationTable::invitation)
                .list();
        return Page.of(found, PAGE, invitation -> Cursor.after(invitation.id()));
    }

    Optional<Invitation> find(OrganizationId organization, UUID id) {
        return sql.sql(SELECT + "where organization_id = :organization and id = :id for update")
                .param("organization", organization.value())
                .param("id", id)
                .param("now", now())
                .query(InvitationTable::invitation)
                .optional();
    }

    Optional<Invitation> find(Secret token) {
        return sql.sql(SELECT + "where token_hash = :hash")
                .param("hash", Sha256.of(token.reveal()))
                .param("now", now())
                .query(InvitationTable::invitation)
                .optional();
    }

    /** A new token, and the whole life once more; what the old link carried is forgotten. */
    void renew(UUID id, Secret token, Instant expires) {
        sql.sql("""
                        update invitations.invitation set token_hash = :hash, sent_at = :now, expires_at = :expires
                         where id = :id and state = 'open'
                        """)
                .param("hash", Sha256.of(token.reveal()))
                .param("now", now())
                .param("expires", Timestamp.from(expires))
                .param("id", id)
                .update();
    }

    /** Whether it could still be accepted, by this very link. */
    boolean accept(Secret token, AccountId account) {
        return sql.sql("""
                                update invitations.invitation set state = 'accepted', accepted_by = :account
                                 where token_hash = :hash and state = 'open' and expires_at > :now
                                """)
                        .param("account", account.value())
                        .param("hash", Sha256.of(token.reveal()))
                        .param("now", now())
                        .update()
                == 1;
    }

    void revoke(UUID id) {
        sql.sql("update invitations.invitation set state = 'revoked' where id = :id and state = 'open'")
                .param("id", id)
                .update();
    }

    /** Ends what this person has sent and nobody accepted; answers how many. */
    int revokeOf(OrganizationId organization, AccountId inviter, Set<OrganizationRole> roles) {
        return sql.sql("""
                        update invitations.invitation set state = 'revoked'
                         where organization_id = :organization and invited_by = :inviter and state = 'open'
                           and role = any(:roles)
                        """)
                .param("organization", organization.value())
                .param("inviter", inviter.value())
                .param("roles", roles.stream().map(OrganizationRole::word).toArray(String[]::new))
                .update();
    }

    void deleteOf(OrganizationId organization) {
        sql.sql("delete from invitations.invitation where organization_id = :organization")
                .param("organization", organization.value())
                .update();
    }

    /** Pending ones whose letter is still to be written, locked. */
    List<Invitation> unwritten(OrganizationId organization, int most) {
        return sql.sql(SELECT + """
                         where organization_id = :organization and state = 'open' and token_hash is null and expires_at > :now
                         order by email, id limit :most for update skip locked
                        """)
                .param("organization", organization.value())
                .param("now", now())
                .param("most", most)
                .query(InvitationTable::invitation)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new Invitation.Offer(
                        row.getString("email"),
                        OrganizationRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        new AccountId(row.getObject("invited_by", UUID.class))),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Invitation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members of organizations that may have ten thousand of them: a page is one query. */
@Component
public class MemberPages {

    /** How many values a cursor of {@link #byName} has. */
    public static final int NAME_AND_ID = 2;

    private static final String SELECT = """
            select a.id, a.name, a.email, m.role, m.joined_at
              from accounts.membership m join accounts.account a on a.id = m.account_id
             where m.organization_id = :organization
            """;

    private final JdbcClient jdbc;

    MemberPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Members by name.
     *
     * @param text part of a name or an e-mail address, in any case; empty for all
     * @param after of {@link #NAME_AND_ID} values
     */
    public Page<Member> byName(OrganizationId organization, String text, @Nullable Cursor after, int limit) {
        List<Member> members = jdbc.sql(SELECT + """
                           and (strpos(lower(a.name), lower(:text)) > 0 or strpos(lower(a.email), lower(:text)) > 0)
                           and (:first or (a.name, a.id) > (:name, :id))
                         order by a.name, a.id
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("text", text)
                .param("first", after == null)
                .param("name", after == null ? "" : after.values().get(0))
                .param("id", after == null ? new UUID(0, 0) : after.value(1, UUID::fromString))
                .param("limit", limit + 1)
                .query(OrganizationRows::member)
                .list();
        return Page.of(
                members, limit, last -> Cursor.after(last.name(), last.account().value()));
    }

    /** Members by id, which nobody can change: a walk over all of them misses none who was there from beginning to end. */
    public List<Member> byId(OrganizationId organization, @Nullable AccountId after, int limit) {
        return jdbc.sql(SELECT + " and a.id > :after order by a.id limit :limit")
                .param("organization", organization.value())
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query(OrganizationRows::member)
                .list();
    }

    /** Every member. */
    public List<Member> all(OrganizationId organization) {
        return jdbc.sql(SELECT + " order by a.id")
                .param("organization", organization.value())
                .query(OrganizationRows::member)
                .list();
    }

    /** Those of the accounts that are members, by id. */
    public List<Member> among(OrganizationId organization, Collection<AccountId> accounts) {
        return jdbc.sql(SELECT + " and m.account_id = any (:accounts) order by a.id")
                .param("organization", organization.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(OrganizationRows::member)
                .list();
    }

    public Optional<Member> find(OrganizationId organization, AccountId account) {
        return among(organization, List.of(account)).stream().findFirst();
    }

    /** Those of the addresses that members have. */
    public Set<String> emails(OrganizationId organization, Collection<String> among) {
        return Set.copyOf(jdbc.sql("""
                        select a.email from accounts.membership m join accounts.account a on a.id = m.account_id
                         where m.organization_id = :organization and a.email = any(:emails)
                        """)
                .param("organization", organization.value())
                .param("emails", among.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    public int count(OrganizationId organization) {
        return jdbc.sql("select count(*) from accounts.membership where organization_id = :organization")
                .param("organization", organization.value())
                .query(Integer.class)
                .single();
    }
}

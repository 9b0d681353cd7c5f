package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was allowed to whom. An installation has at most one living grant. */
@Service
public class Grants {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Revocations revocations;
    private final ApplicationEventPublisher news;

    Grants(JdbcClient jdbc, Ids ids, Clock clock, Revocations revocations, ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.revocations = revocations;
        this.news = news;
    }

    /** Opens a grant in the caller's transaction; the installation must have no other that lives. */
    @Transactional(propagation = Propagation.MANDATORY)
    public GrantId open(NewGrant wanted) {
        var id = new GrantId(ids.next());
        Agreed agreed = wanted.agreed();
        jdbc.sql("""
                        insert into grants.access_grant
                            (id, integration_id, installation_id, client_id, granted_by, account_id, scopes, declined,
                            connect_domains, granted_at)
                        values (:id, :integration, :installation, :client, :by, :owner, :scopes, :declined, :domains, :now)
                        """)
                .param("id", id.value())
                .param("integration", wanted.integration().value())
                .param("installation", wanted.installation().value())
                .param("client", wanted.clientId())
                .param("by", agreed.by().value())
                .param("owner", agreed.forOneself() ? agreed.by().value() : null, Types.OTHER)
                .param("scopes", agreed.scopes().stream().sorted().toArray(String[]::new))
                .param("declined", agreed.declined().stream().sorted().toArray(String[]::new))
                .param("domains", agreed.domains().stream().sorted().toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /**
     * Puts another grant in the place of one that lives, as when its person allows more or less from now on: tokens of the one
     * before die, and what could renew them goes on within what both allow. Returns nothing when that one has ended already.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<GrantId> replace(GrantId before, Agreed agreed) {
        return ended(before).map(ended -> {
            GrantId next = open(new NewGrant(ended.integration(), ended.installation(), ended.clientId(), agreed));
            revocations.grantEnded(ended.id());
            news.publishEvent(new GrantReplaced(
                    ended.id(), next, ended.installation(), ended.clientId(), agreed.owner(), agreed.scopes()));
            return next;
        });
    }

    public Optional<Grant> find(GrantId id) {
        return jdbc.sql("select * from grants.access_grant where id = :id")
                .param("id", id.value())
                .query(Grants::read)
                .optional();
    }

    /** The grant under which tokens for the installation may be asked for now. */
    public Optional<Grant> activeOf(InstallationId installation) {
        return jdbc.sql("select * from grants.access_grant where installation_id = :installation and ended_at is null")
                .param("installation", installation.value())
                .query(Grants::read)
                .optional();
    }

    /** The same of many, by one statement; nothing of those that have none. */
    public Map<InstallationId, Grant> activeOf(Collection<InstallationId> installations) {
        return jdbc
                .sql(
                        "select * from grants.access_grant where installation_id = any (:installations) and ended_at is null")
                .param(
                        "installations",
                        installations.stream().map(InstallationId::value).toArray(UUID[]::new))
                .query(Grants::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Grant::installation, Function.identity()));
    }

    /** The newest grant that the installation ever had, ended or not: what was allowed last. */
    public Optional<Grant> newestOf(InstallationId installation) {
        return jdbc.sql("""
                        select * from grants.access_grant where installation_id = :installation
                        order by granted_at desc, id desc limit 1
                        """)
                .param("installation", installation.value())
                .query(Grants::read)
                .optional();
    }

    /** Keeps what the person was asked for besides and did not give, so that it is not asked for as new again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decline(GrantId id, Set<String> declined) {
        jdbc.sql("update grants.access_grant set declined = :declined where id = :id")
                .param("declined", declined.stream().sorted().toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    /** From now on the widget may connect to these, and to no other; what the app may do stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void connect(GrantId id, Set<String> domains) {
        jdbc.sql("update grants.access_grant set connect_domains = :domains where id = :id")
                .param("domains", domains.stream().sorted().toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    /** Ends one grant for ever; does nothing when it has ended already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(GrantId id) {
        publish(ended(id).stream().toList());
    }

    private Optional<Grant> ended(GrantId id) {
        return jdbc.sql("""
                        update grants.access_grant set ended_at = :now where id = :id and ended_at is null returning *
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .query(Grants::read)
                .optional();
    }

    /** Ends every living grant of the installation for ever. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(InstallationId installation) {
        publish(jdbc.sql("""
                        update grants.access_grant set ended_at = :now
                        where installation_id = :installation and ended_at is null
                        returning *
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("installation", installation.value())
                .query(Grants::read)
                .list());
    }

    private void publish(List<Grant> ended) {
        for (Grant grant : ended) {
            revocations.grantEnded(grant.id());
            news.publishEvent(new GrantEnded(
                    grant.id(),
                    grant.installation(),
                    grant.clientId(),
                    grant.agreed().owner()));
        }
    }

    private static Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                new GrantId(row.getObject("id", UUID.class)),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                new InstallationId(row.getObject("installation_id", UUID.class)),
                row.getString("client_id"),
                new Agreed(
                        new AccountId(row.getObject("granted_by", UUID.class)),
                        row.getObject("account_id") != null,
                        ClientRows.texts(row, "scopes"),
                        ClientRows.texts(row, "declined"),
                        ClientRows.texts(row, "connect_domains")),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}

package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was allowed to whom. A client has at most one living grant. */
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

    /** Opens a grant in the caller's transaction; the client must have no other that lives. */
    @Transactional(propagation = Propagation.MANDATORY)
    public GrantId open(NewGrant wanted) {
        var id = new GrantId(ids.next());
        jdbc.sql("""
                        insert into grants.access_grant
                            (id, integration_id, installation_id, client_id, granted_by, scopes, granted_at)
                        values (:id, :integration, :installation, :client, :by, :scopes, :now)
                        """)
                .param("id", id.value())
                .param("integration", wanted.integration().value())
                .param("installation", wanted.installation().value())
                .param("client", wanted.clientId())
                .param("by", wanted.grantedBy().value())
                .param("scopes", wanted.scopes().stream().sorted().toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    public Optional<Grant> find(GrantId id) {
        return jdbc.sql("select * from grants.access_grant where id = :id")
                .param("id", id.value())
                .query(Grants::read)
                .optional();
    }

    /** The grant under which the client may ask for tokens now. */
    public Optional<Grant> activeOf(String clientId) {
        return jdbc.sql("select * from grants.access_grant where client_id = :client and ended_at is null")
                .param("client", clientId)
                .query(Grants::read)
                .optional();
    }

    /** The newest grant that the client ever had, ended or not: what was allowed last. */
    public Optional<Grant> newestOf(String clientId) {
        return jdbc.sql("""
                        select * from grants.access_grant where client_id = :client
                        order by granted_at desc, id desc limit 1
                        """).param("client", clientId).query(Grants::read).optional();
    }

    /** Ends one grant for ever; does nothing when it has ended already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(GrantId id) {
        publish(jdbc.sql("""
                        update grants.access_grant set ended_at = :now where id = :id and ended_at is null returning *
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .query(Grants::read)
                .list());
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
            news.publishEvent(new GrantEnded(grant.id(), grant.installation(), grant.clientId()));
        }
    }

    private static Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                new GrantId(row.getObject("id", UUID.class)),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                new InstallationId(row.getObject("installation_id", UUID.class)),
                row.getString("client_id"),
                new AccountId(row.getObject("granted_by", UUID.class)),
                ClientRows.texts(row, "scopes"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}

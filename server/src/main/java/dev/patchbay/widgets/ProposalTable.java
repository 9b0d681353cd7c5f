package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows of {@code widgets.proposal}. One that nobody answered in time has expired, whatever its row says. */
@Component
class ProposalTable {

    private static final Duration OPEN_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    ProposalTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that wait for this person's answer, the oldest first. */
    List<Proposal> open(AccountId account) {
        return jdbc.sql("""
                        select * from widgets.proposal
                        where account_id = :account and state = 'OPEN' and made_at > :since order by id
                        """)
                .param("account", account.value())
                .param("since", since())
                .query(this::read)
                .list();
    }

    /** All that were made to this person and are still known, the oldest first. */
    List<Proposal> all(AccountId account) {
        return jdbc.sql("select * from widgets.proposal where account_id = :account order by id")
                .param("account", account.value())
                .query(this::read)
                .list();
    }

    /** A proposal to this person; empty also for what is somebody else's. */
    Optional<Proposal> find(UUID id, AccountId account) {
        return jdbc.sql("select * from widgets.proposal where id = :id and account_id = :account")
                .param("id", id)
                .param("account", account.value())
                .query(this::read)
                .optional();
    }

    void insert(Proposal proposal) {
        jdbc.sql("""
                        insert into widgets.proposal (id, account_id, integration_id, installation_id, source_id, kind, title,
                            reason, config, w, h, state, made_at)
                        values (:id, :account, :integration, :installation, :source, :kind, :title,
                            :reason, cast(:config as jsonb), :w, :h, 'OPEN', :at)
                        """)
                .param("id", proposal.id())
                .param("account", proposal.account().value())
                .param("integration", proposal.integration().value())
                .param("installation", proposal.installation().value())
                .param("source", value(proposal.source()), Types.OTHER)
                .param("kind", proposal.kind().name())
                .param("title", proposal.title())
                .param("reason", proposal.reason())
                .param("config", proposal.config().toString())
                .param("w", proposal.extent().w())
                .param("h", proposal.extent().h())
                .param("at", utc(proposal.madeAt()))
                .update();
    }

    void decide(Proposal proposal, ProposalState state, @Nullable UUID placement) {
        jdbc.sql("""
                        update widgets.proposal set state = :state, placement_id = :placement, decided_at = :now
                        where id = :id
                        """)
                .param("state", state.name())
                .param("placement", placement, Types.OTHER)
                .param("now", utc(clock.instant()))
                .param("id", proposal.id())
                .update();
    }

    /** What an installation proposed that has ended is nobody's wish any more. */
    void withdraw(InstallationId installation) {
        jdbc.sql("""
                        update widgets.proposal set state = 'EXPIRED', decided_at = :now
                        where installation_id = :installation and state = 'OPEN'
                        """)
                .param("now", utc(clock.instant()))
                .param("installation", installation.value())
                .update();
    }

    /** Deletes what an integration could have asked about for as long as a person could have answered. */
    void forget() {
        jdbc.sql("delete from widgets.proposal where decided_at < :before or made_at < :longBefore")
                .param("before", since())
                .param("longBefore", utc(clock.instant().minus(OPEN_FOR).minus(OPEN_FOR)))
                .update();
    }

    void eraseOf(AccountId account) {
        jdbc.sql("delete from widgets.proposal where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private OffsetDateTime since() {
        return utc(clock.instant().minus(OPEN_FOR));
    }

    private Proposal read(ResultSet row, int number) throws SQLException {
        Instant madeAt = row.getObject("made_at", OffsetDateTime.class).toInstant();
        ProposalState state = ProposalState.valueOf(row.getString("state"));
        UUID source = row.getObject("source_id", UUID.class);
        boolean late = !madeAt.plus(OPEN_FOR).isAfter(clock.instant());
        return new Proposal(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                new InstallationId(row.getObject("installation_id", UUID.class)),
                source == null ? null : new IntegrationId(source),
                WidgetKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("reason"),
                (ObjectNode) JsonMapper.shared().readTree(row.getString("config")),
                new Area.Extent(row.getInt("w"), row.getInt("h")),
                state == ProposalState.OPEN && late ? ProposalState.EXPIRED : state,
                row.getObject("placement_id", UUID.class),
                madeAt);
    }

    private static @Nullable UUID value(@Nullable IntegrationId id) {
        return id == null ? null : id.value();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

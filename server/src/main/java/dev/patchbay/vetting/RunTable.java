package dev.patchbay.vetting;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs and their results. A run is finished by one statement, after all of its results are there. */
@Component
class RunTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final VettingSettings settings;

    RunTable(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock, VettingSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** A run that is not finished, with what it needs. */
    record Open(IntegrationId integration, String document, CheckSubject.Stage stage, Set<String> done) {}

    /** Opens a run, or finds the one of the same manifest that is not finished yet. */
    RunId open(Target target, Run.Cause cause, @Nullable AccountId by) {
        var opened = jdbc.sql("""
                        insert into vetting.run
                            (id, integration, version, stage, cause, fingerprint, document, asked_by, created_at)
                        values (:id, :integration, :version, :stage, :cause, :fingerprint, :document, :by, :now)
                        on conflict (integration, fingerprint, stage) where finished_at is null
                            do update set cause = excluded.cause
                        returning id
                        """)
                .param("id", ids.next())
                .param("integration", target.integration().value())
                .param("version", target.manifest().version())
                .param("stage", target.stage().name())
                .param("cause", cause.name())
                .param("fingerprint", target.fingerprint())
                .param("document", target.document())
                .param("by", by == null ? null : by.value())
                .param("now", now())
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        delete from vetting.run where integration = :integration and finished_at is not null and id not in (
                            select id from vetting.run where integration = :integration
                            order by created_at desc, id desc limit :kept)
                        """)
                .param("integration", target.integration().value())
                .param("kept", settings.runsKept())
                .update();
        return new RunId(opened);
    }

    /** Marks that somebody is at it; empty when it is finished, or forgotten. */
    Optional<Open> begin(RunId run) {
        return jdbc.sql("""
                        update vetting.run set started_at = coalesce(started_at, :now)
                        where id = :id and finished_at is null
                        returning integration, document, stage
                        """)
                .param("id", run.value())
                .param("now", now())
                .query((row, number) -> new Open(
                        new IntegrationId(row.getObject("integration", UUID.class)),
                        row.getString("document"),
                        CheckSubject.Stage.valueOf(row.getString("stage")),
                        rulesOf(run)))
                .optional();
    }

    private Set<String> rulesOf(RunId run) {
        return Set.copyOf(jdbc.sql("select rule from vetting.result where run = :run")
                .param("run", run.value())
                .query(String.class)
                .list());
    }

    /** Keeps a result; the first of a rule stays. */
    void record(RunId run, int position, Run.Result result) {
        var mend = result.mend();
        jdbc.sql("""
                        insert into vetting.result (run, rule, position, mode, outcome, evidence, mend, mend_values, checked_at)
                        values (:run, :rule, :position, :mode, :outcome, cast(:evidence as jsonb), :mend,
                            cast(:values as jsonb), :now)
                        on conflict do nothing
                        """)
                .param("run", run.value())
                .param("rule", result.rule())
                .param("position", position)
                .param("mode", result.mode().name())
                .param("outcome", result.outcome().name())
                .param("evidence", storable(json.writeValueAsString(result.evidence())))
                .param("mend", mend == null ? null : mend.key())
                .param("values", storable(json.writeValueAsString(mend == null ? Map.of() : mend.values())))
                .param("now", now())
                .update();
    }

    /** PostgreSQL keeps no NUL, which others' answers may hold. */
    private static String storable(String json) {
        return json.replace("\\u0000", "\\ufffd");
    }

    /** Whether it was not finished before. */
    boolean finish(RunId run) {
        return jdbc.sql(
                                "update vetting.run set finished_at = :now, document = null where id = :id and finished_at is null")
                        .param("id", run.value())
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<Run> find(RunId run) {
        return jdbc.sql("select * from vetting.run where id = :id")
                .param("id", run.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<Run> newest(IntegrationId integration, int most) {
        return jdbc.sql("""
                        select * from vetting.run where integration = :integration
                        order by created_at desc, id desc limit :most
                        """)
                .param("integration", integration.value())
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Run> newestFinished(IntegrationId integration) {
        return jdbc.sql("""
                        select * from vetting.run where integration = :integration and finished_at is not null
                        order by finished_at desc, id desc limit 1
                        """)
                .param("integration", integration.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** The newest finished look at this very manifest. */
    Optional<Run> finishedSince(Instant moment, Target target) {
        return jdbc.sql("""
                        select * from vetting.run
                        where integration = :integration and fingerprint = :fingerprint and stage = :stage
                            and finished_at >= :moment
                        order by finished_at desc, id desc limit 1
                        """)
                .param("integration", target.integration().value())
                .param("fingerprint", target.fingerprint())
                .param("stage", target.stage().name())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(row))
                .optional();
    }

    /** Forgets old runs, but never the newest of an integration. */
    void forgetOld() {
        jdbc.sql("""
                        delete from vetting.run old where created_at < :before and exists (
                            select from vetting.run newer
                            where newer.integration = old.integration and newer.created_at > old.created_at
                                and newer.finished_at is not null)
                        """)
                .param("before", clock.instant().minus(settings.keepRuns()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Run read(ResultSet row) throws SQLException {
        var id = new RunId(row.getObject("id", UUID.class));
        return new Run(
                id,
                new IntegrationId(row.getObject("integration", UUID.class)),
                row.getString("version"),
                row.getString("stage").equals(CheckSubject.Stage.DRAFT.name()),
                Run.Cause.valueOf(row.getString("cause")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                results(id));
    }

    private List<Run.Result> results(RunId run) {
        return jdbc.sql("select * from vetting.result where run = :run order by position")
                .param("run", run.value())
                .query((row, number) -> result(row))
                .list();
    }

    private Run.Result result(ResultSet row) throws SQLException {
        String mend = row.getString("mend");
        return new Run.Result(
                row.getString("rule"),
                RuleMode.valueOf(row.getString("mode")),
                Outcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("evidence"), new TypeReference<Map<String, Object>>() {}),
                mend == null
                        ? null
                        : new CheckResult.Mend(
                                mend,
                                json.readValue(
                                        row.getString("mend_values"), new TypeReference<Map<String, String>>() {})));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

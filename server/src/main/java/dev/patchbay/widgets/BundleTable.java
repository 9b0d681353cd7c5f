package dev.patchbay.widgets;

import dev.patchbay.catalog.VersionId;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bundles, the versions that they belong to, and what operators took down. */
@Component
class BundleTable {

    /** How long a bundle stays that nobody needs: it may be pinned in a moment, or be tried once more. */
    private static final Duration SPARE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    BundleTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a bundle stands. */
    enum Standing {
        /** A version that is not taken back has it. */
        LIVE,
        /** Those who have its address try it. */
        TRIED,
        /** Every version that had it was taken back, or it was taken down. */
        GONE,
        UNKNOWN
    }

    /**
     * Which bundle a version has.
     *
     * @param bytes null where it was deleted since nobody needed it
     * @param policy where its frame may connect to, once somebody agreed to it
     */
    record Pinned(
            BundleId bundle,
            @Nullable Integer bytes,
            Instant at,
            boolean yanked,
            boolean takenDown,
            FramePolicy policy) {}

    /**
     * Where a version lets a bundle connect to.
     *
     * @param yanked whether every version that does was taken back
     */
    record Stated(FramePolicy policy, boolean yanked) {}

    BundleId keep(byte[] script) {
        var id = BundleId.of(script);
        jdbc.sql("""
                        insert into widgets.bundle (sha256, script, kept_at) values (:id, :script, :now)
                        on conflict (sha256) do update set kept_at = excluded.kept_at
                        """)
                .param("id", id.bytes())
                .param("script", script)
                .param("now", now())
                .update();
        return id;
    }

    Optional<byte[]> script(BundleId id) {
        return jdbc.sql("select script from widgets.bundle where sha256 = :id")
                .param("id", id.bytes())
                .query((row, number) -> row.getBytes("script"))
                .optional();
    }

    /** How large it is; empty where it is not kept. */
    Optional<Integer> bytes(BundleId id) {
        return jdbc.sql("select length(script) from widgets.bundle where sha256 = :id")
                .param("id", id.bytes())
                .query(Integer.class)
                .optional();
    }

    /** The version has this bundle from now on; what was kept a moment ago cannot vanish meanwhile. */
    void pin(IntegrationId integration, String version, BundleId id, FramePolicy policy) {
        int pinned = jdbc.sql("""
                        with kept as (select sha256 from widgets.bundle where sha256 = :id for key share)
                        insert into widgets.pinned (integration_id, version, sha256, pinned_at, connect_domains, policy)
                        select :integration, :version, sha256, :now, :domains, :policy from kept
                        on conflict (integration_id, version)
                            do update set sha256 = excluded.sha256, pinned_at = excluded.pinned_at, yanked_at = null,
                                connect_domains = excluded.connect_domains, policy = excluded.policy
                        """)
                .param("domains", policy.domains().toArray(String[]::new))
                .param("policy", policy.isClosed() ? null : policy.hash(), Types.BINARY)
                .param("id", id.bytes())
                .param("integration", integration.value())
                .param("version", version)
                .param("now", now())
                .update();
        if (pinned != 1) {
            throw new IllegalStateException("the bundle " + id.sha256() + " is not kept");
        }
    }

    Optional<Pinned> pinned(IntegrationId integration, String version) {
        var id = new VersionId(integration, version);
        return Optional.ofNullable(pinned(Set.of(id)).get(id));
    }

    /** The same of many, by one statement; nothing of those that have none. */
    Map<VersionId, Pinned> pinned(Set<VersionId> versions) {
        List<VersionId> asked = List.copyOf(versions);
        Map<VersionId, Pinned> pinned = new HashMap<>();
        jdbc.sql("""
                        select w.number, sha256, pinned_at, connect_domains, yanked_at is not null as yanked,
                            (select length(script) from widgets.bundle b where b.sha256 = p.sha256) as bytes,
                            exists (select from widgets.taken_down d where d.sha256 = p.sha256) as taken_down
                        from unnest(cast(:integrations as uuid[]), cast(:versions as text[]))
                            with ordinality as w (integration_id, version, number)
                        join widgets.pinned p using (integration_id, version)
                        """)
                .param(
                        "integrations",
                        asked.stream().map(one -> one.integration().value()).toArray(UUID[]::new))
                .param("versions", asked.stream().map(VersionId::version).toArray(String[]::new))
                .query(row -> {
                    pinned.put(asked.get(row.getInt("number") - 1), pinned(row));
                });
        return pinned;
    }

    private static Pinned pinned(ResultSet row) throws SQLException {
        return new Pinned(
                BundleId.read(row.getBytes("sha256")),
                row.getObject("bytes", Integer.class),
                row.getObject("pinned_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("yanked"),
                row.getBoolean("taken_down"),
                policy(row));
    }

    private static FramePolicy policy(ResultSet row) throws SQLException {
        return FramePolicy.to(List.of((String[]) row.getArray("connect_domains").getArray()));
    }

    /** What stands behind the name of a policy in the address of a bundle's frame. */
    Optional<Stated> stated(BundleId id, byte[] policy) {
        return jdbc.sql("""
                        select connect_domains, yanked_at is not null as yanked from widgets.pinned
                        where sha256 = :id and policy = :policy order by yanked limit 1
                        """)
                .param("id", id.bytes())
                .param("policy", policy)
                .query((row, number) -> new Stated(policy(row), row.getBoolean("yanked")))
                .optional();
    }

    /** Until the transaction ends no version of this integration is taken back, nor gets a bundle that was missing. */
    void hold(IntegrationId integration) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:integration, 0))")
                .param("integration", "widgets/pinned/" + integration)
                .query(row -> {});
    }

    void yank(IntegrationId integration, String version) {
        hold(integration);
        jdbc.sql("""
                        update widgets.pinned set yanked_at = :now
                        where integration_id = :integration and version = :version and yanked_at is null
                        """)
                .param("now", now())
                .param("integration", integration.value())
                .param("version", version)
                .update();
    }

    boolean isTakenDown(BundleId id) {
        return jdbc.sql("select exists (select from widgets.taken_down where sha256 = :id)")
                .param("id", id.bytes())
                .query(Boolean.class)
                .single();
    }

    /** Answers whether it was not taken down before. */
    boolean takeDown(BundleId id, String reason, AccountId by) {
        return jdbc.sql("""
                                insert into widgets.taken_down (sha256, reason, taken_by, taken_at)
                                values (:id, :reason, :by, :now) on conflict do nothing
                                """)
                        .param("id", id.bytes())
                        .param("reason", reason)
                        .param("by", by.value())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Answers whether it was taken down until now. */
    boolean lift(BundleId id) {
        return jdbc.sql("delete from widgets.taken_down where sha256 = :id")
                        .param("id", id.bytes())
                        .update()
                == 1;
    }

    private boolean isKnown(BundleId id) {
        return jdbc.sql("""
                        select exists (select from widgets.bundle where sha256 = :id)
                            or exists (select from widgets.pinned where sha256 = :id)
                            or exists (select from widgets.taken_down where sha256 = :id)
                        """).param("id", id.bytes()).query(Boolean.class).single();
    }

    /**
     * The bundle with this hash, if any version has or had it, or somebody tries it.
     *
     * @throws ProblemException {@code not-found}
     */
    BundleId require(String sha256) {
        if (!BundleId.isHash(sha256) || !isKnown(new BundleId(sha256))) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "No version of a widget has or had this bundle.");
        }
        return new BundleId(sha256);
    }

    /** Of which it is a version's, or the draft's. */
    List<IntegrationId> integrationsWith(BundleId id) {
        return jdbc.sql("""
                        select integration_id from widgets.pinned where sha256 = :id
                        union select integration_id from widgets.fetched where sha256 = :id and draft
                        """)
                .param("id", id.bytes())
                .query((row, number) -> new IntegrationId(row.getObject("integration_id", UUID.class)))
                .list();
    }

    Standing standing(BundleId id) {
        return jdbc.sql("""
                        select exists (select from widgets.taken_down where sha256 = :id) as taken_down,
                            exists (select from widgets.pinned where sha256 = :id and yanked_at is null) as live,
                            exists (select from widgets.pinned where sha256 = :id and yanked_at is not null) as yanked,
                            exists (select from widgets.preview where sha256 = :id and until > :now)
                                or exists (select from widgets.fetched where sha256 = :id and address_until > :now) as tried
                        """)
                .param("id", id.bytes())
                .param("now", now())
                .query((row, number) -> standing(row))
                .single();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        if (row.getBoolean("taken_down")) {
            return Standing.GONE;
        }
        if (row.getBoolean("live")) {
            return Standing.LIVE;
        }
        if (row.getBoolean("tried")) {
            return Standing.TRIED;
        }
        return row.getBoolean("yanked") ? Standing.GONE : Standing.UNKNOWN;
    }

    /** Deletes what no version that is not taken back has, and nobody tries. */
    int forget() {
        return jdbc.sql("""
                        delete from widgets.bundle b where kept_at < :before
                            and not exists (select from widgets.pinned p where p.sha256 = b.sha256 and p.yanked_at is null)
                            and not exists (select from widgets.fetched f where f.sha256 = b.sha256)
                            and not exists (select from widgets.preview v where v.sha256 = b.sha256)
                        """)
                .param("before", clock.instant().minus(SPARE).atOffset(ZoneOffset.UTC))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

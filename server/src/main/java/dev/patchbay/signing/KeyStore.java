package dev.patchbay.signing;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of all rings, which have the same columns and belong to the modules that sign. */
@Component
class KeyStore {

    private static final int ID_BYTES = 9;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    KeyStore(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /** All keys that were not withdrawn, the one that signs last first; makes those that are missing at the very first start. */
    List<KeyRow> read(RingPlan<?> plan) {
        List<KeyRow> rows = rows(plan);
        boolean complete = plan.makers().keySet().stream()
                .allMatch(algorithm ->
                        rows.stream().anyMatch(row -> row.algorithm().equals(algorithm)));
        return complete
                ? rows
                : inTransaction(plan, () -> {
                    List<KeyRow> present = rows(plan);
                    for (String algorithm :
                            plan.makers().keySet().stream().sorted().toList()) {
                        if (present.stream().noneMatch(row -> row.algorithm().equals(algorithm))) {
                            make(plan, algorithm, clock.instant());
                        }
                    }
                    return rows(plan);
                });
    }

    /** Makes the next key of each algorithm, unless one is on its way already or the present one is younger than that. */
    List<Planned> rotate(RingPlan<?> plan, Duration notYoungerThan, Duration publishBefore) {
        return inTransaction(plan, () -> {
            Instant now = clock.instant();
            var planned = new ArrayList<Planned>();
            for (String algorithm : plan.makers().keySet().stream().sorted().toList()) {
                List<KeyRow> present = rows(plan).stream()
                        .filter(row -> row.algorithm().equals(algorithm))
                        .toList();
                if (present.isEmpty()) {
                    // the very first: there is none that could sign until then
                    planned.add(make(plan, algorithm, now));
                } else if (present.stream().allMatch(row -> row.signsBy(now.minus(notYoungerThan)))) {
                    planned.add(make(plan, algorithm, now.plus(publishBefore)));
                }
            }
            return planned;
        });
    }

    /** Makes new keys that sign at once, and withdraws all others: whatever they signed is worth nothing. */
    List<Planned> replace(RingPlan<?> plan) {
        return inTransaction(plan, () -> {
            Instant now = clock.instant();
            jdbc.sql("update %s set withdrawn_at = :now where withdrawn_at is null".formatted(plan.table()))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            return plan.makers().keySet().stream()
                    .sorted()
                    .map(algorithm -> make(plan, algorithm, now))
                    .toList();
        });
    }

    /** Forgets keys that nobody asks for any more. */
    void forget(RingPlan<?> plan) {
        Instant before = clock.instant().minus(plan.remembered());
        rows(plan).stream()
                .filter(row -> row.replacedBefore(before))
                .forEach(row -> jdbc.sql("delete from %s where id = :id".formatted(plan.table()))
                        .param("id", row.id())
                        .update());
        jdbc.sql("delete from %s where withdrawn_at < :before".formatted(plan.table()))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    StoredKey open(KeyRow row, RingPlan<?> plan) {
        return new StoredKey(row.id(), row.algorithm(), vault.open(row.sealed().bytes(), field(plan, row.id())));
    }

    private Planned make(RingPlan<?> plan, String algorithm, Instant signsFrom) {
        String id = ids.token(ID_BYTES);
        Secret material = Objects.requireNonNull(plan.makers().get(algorithm)).apply(id);
        jdbc.sql("""
                        insert into %s (id, algorithm, %s, created_at, signs_from)
                        values (:id, :algorithm, :sealed, :now, :from)
                        """.formatted(plan.table(), plan.sealed()))
                .param("id", id)
                .param("algorithm", algorithm)
                .param("sealed", vault.seal(material, field(plan, id)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("from", signsFrom.atOffset(ZoneOffset.UTC))
                .update();
        return new Planned(plan.table(), id, algorithm, signsFrom);
    }

    private List<KeyRow> rows(RingPlan<?> plan) {
        return jdbc.sql("""
                        select id, algorithm, %s as sealed, signs_from,
                          lead(signs_from) over (partition by algorithm order by signs_from, id) as replaced_at
                        from %s where withdrawn_at is null
                        order by signs_from desc, id desc
                        """.formatted(plan.sealed(), plan.table()))
                .query(KeyStore::row)
                .list();
    }

    private static KeyRow row(ResultSet row, int number) throws SQLException {
        OffsetDateTime replaced = row.getObject("replaced_at", OffsetDateTime.class);
        return new KeyRow(
                row.getString("id"),
                row.getString("algorithm"),
                new KeyRow.Sealed(row.getBytes("sealed")),
                row.getObject("signs_from", OffsetDateTime.class).toInstant(),
                replaced == null ? null : replaced.toInstant());
    }

    private <T> T inTransaction(RingPlan<?> plan, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // two nodes that do this at once must not make two keys
            jdbc.sql("lock table %s in share row exclusive mode".formatted(plan.table()))
                    .update();
            return work.get();
        }));
    }

    private static SealedField field(RingPlan<?> plan, String id) {
        return new SealedField(plan.table(), plan.sealed(), id);
    }
}

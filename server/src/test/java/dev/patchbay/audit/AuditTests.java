package dev.patchbay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.SettableClock;
import dev.patchbay.database.TestDatabase;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class AuditTests {

    private static final DataSource DATABASE = TestDatabase.migrated();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Ids ids = new Ids(clock);
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JsonMapper json = JsonMapper.builder().build();
    private final Audit audit = new Audit(jdbc, ids, clock, json);
    private final AuditLog log = new AuditLog(jdbc, json);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    private final OrganizationId organization = new OrganizationId(ids.next());
    private final AccountId actor = new AccountId(ids.next());

    @Test
    void recordsWhoDidWhatAndWhen() {
        var entry =
                new AuditEntry(actor, organization, "app.installed", "customer-service", Map.of("version", "1.0.0"));
        record(entry);

        assertThat(log.page(organization, AuditFilter.NONE, null, 10).items())
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.entry()).isEqualTo(entry);
                    assertThat(record.at()).isEqualTo(clock.instant());
                });
    }

    @Test
    void vanishesWithTheTransactionOfWhatWasDone() {
        transaction.executeWithoutResult(status -> {
            audit.record(new AuditEntry(null, organization, "app.installed", "bot"));
            status.setRollbackOnly();
        });

        assertThat(log.page(organization, AuditFilter.NONE, null, 10).items()).isEmpty();
    }

    @Test
    void refusesToRecordOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> audit.record(new AuditEntry(null, organization, "app.installed", "bot")));
        assertThat(log.page(organization, AuditFilter.NONE, null, 10).items()).isEmpty();
    }

    @Test
    void pagesFromTheNewestToTheOldestThoughNewOnesArrive() {
        var stranger = new OrganizationId(ids.next());
        for (int i = 1; i <= 5; i++) {
            record(new AuditEntry(actor, organization, "app.opened", "number-" + i));
            record(new AuditEntry(actor, stranger, "app.opened", "foreign-" + i));
            clock.advance(Duration.ofSeconds(1));
        }

        Page<AuditRecord> first = log.page(organization, AuditFilter.NONE, null, 2);
        record(new AuditEntry(actor, organization, "app.opened", "number-6"));
        Page<AuditRecord> second = log.page(organization, AuditFilter.NONE, sent(first.next()), 2);
        Page<AuditRecord> last = log.page(organization, AuditFilter.NONE, sent(second.next()), 2);

        assertThat(subjects(first)).containsExactly("number-5", "number-4");
        assertThat(subjects(second)).containsExactly("number-3", "number-2");
        assertThat(subjects(last)).containsExactly("number-1");
        assertThat(last.next()).isNull();
    }

    @Test
    void isFilteredByActorActionAndTime() {
        var other = new AccountId(ids.next());
        Instant start = clock.instant();
        record(new AuditEntry(actor, organization, "member.added", "one"));
        clock.advance(Duration.ofHours(1));
        record(new AuditEntry(other, organization, "member.removed", "two"));
        clock.advance(Duration.ofHours(1));
        record(new AuditEntry(actor, organization, "app.installed", "three"));

        assertThat(found(new AuditFilter(actor, null, null, null))).containsExactly("three", "one");
        assertThat(found(new AuditFilter(null, "member.added", null, null))).containsExactly("one");
        assertThat(found(new AuditFilter(null, "member", null, null))).containsExactly("two", "one");
        assertThat(found(new AuditFilter(null, "mem", null, null))).isEmpty();
        assertThat(found(new AuditFilter(null, null, start.plus(Duration.ofHours(1)), null)))
                .containsExactly("three", "two");
        assertThat(found(new AuditFilter(null, null, start, start.plus(Duration.ofHours(1)))))
                .containsExactly("one");
        assertThat(found(new AuditFilter(other, "member", start, null))).containsExactly("two");
    }

    private List<String> found(AuditFilter filter) {
        return log.page(organization, filter, null, 10).items().stream()
                .map(item -> item.entry().subject())
                .toList();
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> log.page(organization, AuditFilter.NONE, Cursor.after("bot"), 2))
                .satisfies(problem -> assertThat(problem.problem().slug()).isEqualTo("invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set action = 'app.removed'",
                "delete from audit.entry",
                "truncate audit.entry",
                "delete from audit.entry where false"
            })
    void isAppendOnlyInTheDatabaseItself(String change) {
        record(new AuditEntry(actor, organization, "app.installed", "bot"));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(change).update())
                .havingRootCause()
                .withMessageContaining("append-only");
        assertThat(log.page(organization, AuditFilter.NONE, null, 10).items()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"installed", "App.Installed", "app installed", "app.installed.", ""})
    void namesActionsAlike(String action) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditEntry(actor, organization, action, "bot"));
    }

    private void record(AuditEntry entry) {
        transaction.executeWithoutResult(status -> audit.record(entry));
    }

    /** As it comes back from a client. */
    private static Cursor sent(@Nullable Cursor cursor) {
        return Cursor.parse(String.valueOf(cursor), 1);
    }

    private static List<String> subjects(Page<AuditRecord> page) {
        return page.items().stream().map(record -> record.entry().subject()).toList();
    }
}

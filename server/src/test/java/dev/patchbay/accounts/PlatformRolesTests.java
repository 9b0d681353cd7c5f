package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PlatformRolesTests extends AccountScene {

    @Test
    void areGivenAndTakenByOperatorsAlone() {
        TestPerson operator = signedIn(person(PlatformRole.OPERATOR));
        Account account = person();
        String path = "/api/console/people/" + account.id() + "/roles";

        var given = operator.send("PUT", path, Map.of("roles", List.of("reviewer", "developer")));
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body().get("roles").valueStream().map(role -> role.asString()))
                .containsExactly("developer", "reviewer");
        assertThat(accounts.find(account.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder(PlatformRole.DEVELOPER, PlatformRole.REVIEWER);
        assertThat(operator.send("PUT", path, Map.of("roles", List.of("king"))).problem())
                .isEqualTo("invalid-request");
        assertThat(operator.send("PUT", path, Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(signedIn(account)
                        .send("PUT", path, Map.of("roles", List.of("operator")))
                        .problem())
                .isEqualTo("only-operators");
        assertThat(operator.send("PUT", "/api/console/people/" + ids.next() + "/roles", Map.of("roles", List.of()))
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void needAFreshProofOfWhoItIs() {
        Account account = person(PlatformRole.OPERATOR);
        TestPerson operator = signedIn(account);
        growStale(account);

        assertThat(operator.send("PUT", path(person()), Map.of("roles", List.of("operator")))
                        .problem())
                .isEqualTo("step-up-required");
    }

    @Test
    void leaveAnOperatorInAnyCase() {
        TestPerson last = onlyOperator();

        assertThat(last.send("PUT", path(account(last)), Map.of("roles", List.of("reviewer")))
                        .problem())
                .isEqualTo("last-operator");
        assertThat(last.send("DELETE", "/api/me", null).problem()).isEqualTo("last-operator");

        person(PlatformRole.OPERATOR);
        assertThat(last.send("PUT", path(account(last)), Map.of("roles", List.of()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void leaveAnOperatorAlsoWhenTwoTakeTheRoleFromEachOtherAtOnce() throws Exception {
        TestPerson first = onlyOperator();
        Account second = person(PlatformRole.OPERATOR);
        TestPerson other = signedIn(second);
        String firstsPath = path(account(first));

        List<Callable<String>> calls = List.of(
                () -> first.send("PUT", path(second), Map.of("roles", List.of()))
                        .problem(),
                () -> other.send("PUT", firstsPath, Map.of("roles", List.of())).problem());
        List<Future<String>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // both have begun before either can go on
            transaction.executeWithoutResult(status -> {
                sql.sql("select id from accounts.account where 'operator' = any (roles) for update")
                        .query((row, number) -> row.getString(1))
                        .list();
                calls.forEach(call -> outcomes.add(threads.submit(call)));
                Awaitility.await().until(() -> waiting() >= 2);
            });
        }

        assertThat(outcomes.stream().map(Future::resultNow)).containsExactlyInAnyOrder("", "only-operators");
        assertThat(operators()).isEqualTo(1);
    }

    @Test
    void peopleAreListedByNameInPagesAndFound() {
        TestPerson operator = signedIn(person(PlatformRole.OPERATOR));
        String mark = "list-" + ids.next();
        for (String name : List.of("beate", "Anna", "Clara", "100%")) {
            accounts.create(new NewAccount(
                    ids.next() + "@" + mark + ".example.com", true, name, Secret.of(PASSWORD), Set.of()));
        }

        var names = new ArrayList<String>();
        String after = "";
        do {
            var page = operator.get("/api/console/people?limit=3&q=" + mark + after)
                    .body();
            page.get("people").forEach(person -> names.add(person.get("name").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(names).containsExactly("100%", "Anna", "beate", "Clara");
        assertThat(operator.get("/api/console/people?q=%25").body().get("people"))
                .allMatch(person -> person.get("name").asString().contains("%"));
        assertThat(operator.get("/api/console/people?after=nonsense").problem()).isEqualTo("invalid-cursor");
        assertThat(operator.get("/api/console/people?limit=1&q=petra")
                        .body()
                        .get("people")
                        .get(0)
                        .propertyNames())
                .contains("id", "email", "emailVerified", "roles", "createdAt", "lastSeenAt");
        assertThat(signedIn(person()).get("/api/console/people").problem()).isEqualTo("only-operators");
        assertThat(browser().get("/api/console/people").problem()).isEqualTo("sign-in-required");
    }

    private TestPerson onlyOperator() {
        sql.sql("update accounts.account set roles = array_remove(roles, 'operator')")
                .update();
        return signedIn(person(PlatformRole.OPERATOR));
    }

    private Account account(TestPerson person) {
        return accounts.findByEmail(person.get("/api/me").body().get("email").asString())
                .orElseThrow();
    }

    private long waiting() {
        return sql.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock' and query like '%accounts.account%'
                        """).query(Long.class).single();
    }

    private long operators() {
        return sql.sql("select count(*) from accounts.account where 'operator' = any (roles)")
                .query(Long.class)
                .single();
    }

    private static String path(Account account) {
        return "/api/console/people/" + account.id() + "/roles";
    }
}

package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL is killed under load and comes back, or lets one table not be read. {@code -Drounds}, {@code -Dinstalls} and
 * {@code -Dseed} set the size; the soak is larger.
 */
class OutageTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final int INSTALLS = Integer.getInteger("installs", 120);
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final int APPS = 20;
    private static final int CALLERS = 4;
    private static final Map<String, String> NOBODY = Map.of("Authorization", "Basic Y19ub2JvZHk6bm90aGluZw==");
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(60);
    private static final Duration DELIVERED = Duration.ofMinutes(3);

    @Test
    void installsWhollyOrNotAtAllWhenTheDatabaseIsKilledAndServesAgainByItself() throws Exception {
        var random = new Random(SEED);
        try (var database = Postgres.start();
                var receiver = Receiver.start();
                var patchbay = DisposablePatchbay.start(
                        Catalogs.apps(APPS, receiver.address()), List.of(receiver.port()), settings(database))) {
            var operator = patchbay.operator();
            for (int round = 0; round < ROUNDS; round++) {
                isKilledUnderLoad(patchbay, receiver, organizations(operator, round), random, () -> {
                    database.kill();
                    LockSupport.parkNanos(
                            Duration.ofMillis(500 + random.nextInt(3000)).toNanos());
                    database.begin();
                });
            }
        }
    }

    @Test
    void startsItsOwnDatabaseAgainWhenThatIsKilled() throws Exception {
        try (var receiver = Receiver.start();
                var patchbay = DisposablePatchbay.start(
                        Catalogs.apps(APPS, receiver.address()),
                        List.of(receiver.port()),
                        Map.of("PATCHBAY_JOBS_LEASE", "10s"))) {
            isKilledUnderLoad(
                    patchbay,
                    receiver,
                    organizations(patchbay.operator(), 0),
                    new Random(SEED),
                    patchbay::killDatabase);
        }
    }

    private static void isKilledUnderLoad(
            DisposablePatchbay patchbay, Receiver receiver, List<Api.Owned> organizations, Random random, Outage outage)
            throws Exception {
        var load = new Load(organizations, APPS);
        var looks = new Looks(organizations.getFirst().api());
        int said = patchbay.output().length();
        long recovered;
        try (var callers = Executors.newFixedThreadPool(CALLERS + 1)) {
            var work = new ArrayList<Future<?>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                work.add(callers.submit(() -> load.workAt(patchbay.node())));
            }
            var looking = callers.submit(looks::look);
            try {
                load.awaitInstalled(INSTALLS / 6 + random.nextInt(INSTALLS / 4));
                outage.happens();
                Await.until(
                        A_FEW_SECONDS,
                        () -> "still " + session(organizations.getFirst()),
                        () -> session(organizations.getFirst()).status() == 200);
                recovered = System.nanoTime();
                for (var caller : work) {
                    caller.get();
                }
            } finally {
                looks.enough = true;
            }
            looking.get();
        }
        looks.areTrue();
        assertThat(load.failures())
                .as("the outage was felt, everybody was told to come again, and nobody after it")
                .isNotEmpty()
                .allMatch(failure -> failure.status() == 503 && failure.began() - recovered < 0);
        load.isTrue(receiver, patchbay.node(), DELIVERED);
        load.isWhole(receiver, patchbay.anonymous(), DELIVERED);
        isToldInAFewLines(patchbay.output().substring(said));
    }

    /** One line for each part that fails, and for each request that was cut off; nothing of a trace. */
    private static void isToldInAFewLines(String said) {
        assertThat(said.lines().filter(line -> line.startsWith("\tat ") || line.startsWith("Caused by: ")))
                .as("traces")
                .isEmpty();
        assertThat(said.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .as("complaints")
                .hasSizeLessThan(40);
    }

    private static List<Api.Owned> organizations(Api operator, int round) {
        var organizations = new ArrayList<Api.Owned>();
        for (int i = 0; i < INSTALLS / APPS; i++) {
            organizations.add(operator.organization("Outage " + round + " Number " + i));
        }
        return organizations;
    }

    @Test
    void refusesTokensWhileItCannotReadWhichOfThemAreRevokedAndTakesThemAgainAfterwards() throws Exception {
        try (var database = Postgres.start();
                var receiver = Receiver.start();
                var patchbay = DisposablePatchbay.start(
                        Catalogs.apps(1, receiver.address()), List.of(receiver.port()), settings(database))) {
            var app = patchbay.anonymous();
            var organization = patchbay.operator().organization("Unread");
            String installation = Installing.install(organization, "app-0");
            var credentials = Credentials.in(receiver.of(installation).getFirst());
            String token = credentials.token(app);
            credentials.members(app, token).expect(200);

            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table grants.revocation in access exclusive mode");
                Await.until(
                        A_FEW_SECONDS,
                        () -> "a token is still answered with " + credentials.members(app, token),
                        () -> credentials.members(app, token).status() == 503);
                var refused = credentials.members(app, token);
                assertThat(refused.problem()).isEqualTo("revocations-unavailable");
                assertThat(refused.header("Retry-After")).isNotEmpty();
                assertThat(session(organization).status())
                        .as("who has a session is not concerned")
                        .isEqualTo(200);
                connection.rollback();
            }

            Await.until(
                    A_FEW_SECONDS,
                    () -> "a token is still answered with " + credentials.members(app, token),
                    () -> credentials.members(app, token).status() == 200);
            organization
                    .api()
                    .post("/api/installations/" + installation + "/suspend", null)
                    .expect(200);
            Await.until(
                    A_FEW_SECONDS,
                    () -> "a revoked token is answered with " + credentials.members(app, token),
                    () -> credentials.members(app, token).status() == 401);
        }
    }

    private static Map<String, String> settings(Postgres database) {
        var settings = new HashMap<>(database.settings());
        settings.put("PATCHBAY_JOBS_LEASE", "10s");
        return settings;
    }

    private static Api.Answer session(Api.Owned organization) {
        return organization.api().get("/api/session");
    }

    /** A person who looks at pages and a program that asks for tokens: they get an answer, or are told to come again. */
    private static final class Looks {

        private final Api person;
        private final Map<String, Integer> seen = new ConcurrentHashMap<>();
        private volatile boolean enough;

        Looks(Api person) {
            this.person = person;
        }

        void look() {
            while (!enough) {
                note("page", person.send("GET", "/login", null, Map.of("Accept", "text/html")));
                note("session", person.get("/api/session"));
                note("token", person.form("/oidc/token", "grant_type=client_credentials", NOBODY));
            }
        }

        private void note(String what, Api.Answer answer) {
            seen.merge(what + " " + answer.status(), 1, Integer::sum);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }

        void areTrue() {
            assertThat(seen.keySet())
                    .isSubsetOf(
                            "page 200", "page 303", "page 503", "session 200", "session 503", "token 401", "token 503")
                    .contains("session 200", "token 401");
        }
    }

    /** The database goes, none of its processes is left, and perhaps it comes back. */
    private interface Outage {
        void happens() throws IOException;
    }
}

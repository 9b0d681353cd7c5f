package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);
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
                var organizations = new ArrayList<Api.Owned>();
                for (int i = 0; i < INSTALLS / APPS; i++) {
                    organizations.add(operator.organization("Outage " + round + " Number " + i));
                }
                var load = new Load(organizations);
                try (var callers = Executors.newFixedThreadPool(CALLERS + 1)) {
                    load.begin(callers);
                    load.awaitAnswered(INSTALLS / 6 + random.nextInt(INSTALLS / 4));
                    database.kill();
                    LockSupport.parkNanos(
                            Duration.ofMillis(500 + random.nextInt(3000)).toNanos());
                    database.begin();
                    Await.until(
                            A_FEW_SECONDS,
                            () -> "still " + session(organizations.getFirst()),
                            () -> session(organizations.getFirst()).status() == 200);
                    long recovered = System.nanoTime();
                    load.end();
                    load.nothingFailedThatBeganAfter(recovered);
                }
                assertThat(load.failed).as("the outage was felt").isNotEmpty();
                load.everyAnswerWasTrue();
                load.everythingIsWhole(receiver, patchbay.anonymous());
            }
            Told.to(receiver).inOrder();
        }
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

    /** Every app for every organization, installed by a few callers at once. */
    private static final class Load {

        private final List<Api.Owned> organizations;
        private final Queue<Wanted> wanted = new ConcurrentLinkedQueue<>();
        private final Map<Wanted, String> answered = new ConcurrentHashMap<>();
        private final Map<Wanted, Failure> failed = new ConcurrentHashMap<>();
        private final Map<String, Integer> looks = new ConcurrentHashMap<>();
        private final List<Future<?>> callers = new ArrayList<>();

        Load(List<Api.Owned> organizations) {
            this.organizations = organizations;
            for (int app = 0; app < APPS; app++) {
                for (var organization : organizations) {
                    wanted.add(new Wanted(organization, "app-" + app));
                }
            }
        }

        void begin(ExecutorService threads) {
            callers.add(threads.submit(() -> {
                while (!ended()) {
                    look();
                }
            }));
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(threads.submit(() -> {
                    for (var next = wanted.poll(); next != null; next = wanted.poll()) {
                        install(next);
                    }
                }));
            }
        }

        private void install(Wanted wanted) {
            long began = System.nanoTime();
            try {
                var answer = wanted.install();
                if (answer.status() == 201) {
                    answered.put(wanted, answer.json().get("id").asString());
                } else {
                    failed.put(wanted, new Failure(began, answer.status(), answer.toString()));
                }
            } catch (UncheckedIOException broken) {
                failed.put(wanted, new Failure(began, 0, broken.toString()));
            }
        }

        private boolean ended() {
            return answered.size() + failed.size() == organizations.size() * APPS;
        }

        /** A person looks at pages and programs ask for tokens meanwhile: they too get an answer, or are told to come again. */
        private void look() {
            var person = organizations.getFirst().api();
            note("page", person.send("GET", "/login", null, Map.of("Accept", "text/html")));
            note("session", person.get("/api/session"));
            note("token", person.form("/oidc/token", "grant_type=client_credentials", NOBODY));
        }

        private void note(String what, Api.Answer answer) {
            looks.merge(what + " " + answer.status(), 1, Integer::sum);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }

        void awaitAnswered(int count) {
            Await.until(
                    Duration.ofMinutes(1),
                    () -> answered.size() + " answered, failed: " + failed.values(),
                    () -> answered.size() >= count);
        }

        void end() throws Exception {
            for (var caller : callers) {
                caller.get();
            }
        }

        void nothingFailedThatBeganAfter(long moment) {
            assertThat(failed.values())
                    .as("failed although it began after a request was answered again")
                    .noneMatch(failure -> failure.began() - moment > 0);
        }

        /** What was answered 201 is there under that id; what failed said so as an error of the server. */
        void everyAnswerWasTrue() {
            assertThat(failed.values())
                    .as("told to come again, or that the outcome is not known")
                    .allMatch(failure -> failure.status() == 503);
            assertThat(looks.keySet())
                    .as("what others were answered meanwhile")
                    .isSubsetOf(
                            "page 200",
                            "page 302",
                            "page 303",
                            "page 503",
                            "session 200",
                            "session 503",
                            "token 401",
                            "token 503");
            answered.forEach((wanted, id) -> assertThat(wanted.organization()
                            .api()
                            .get("/api/installations/" + id)
                            .status())
                    .as("answered with 201 before")
                    .isEqualTo(200));
        }

        /** Whatever is there becomes active, its app is told, and the credentials work; whatever is not there can be installed. */
        void everythingIsWhole(Receiver receiver, Api app) {
            Set<String> there = installations();
            assertThat(there).containsAll(answered.values());
            Await.until(
                    DELIVERED,
                    () -> there.size() + " there, told "
                            + Told.to(receiver).installations().size(),
                    () -> Told.to(receiver).installations().containsAll(there));
            assertThat(ofThis(receiver)).as("told to the app, and there").containsExactlyInAnyOrderElementsOf(there);
            failed.keySet()
                    .forEach(wanted -> assertThat(wanted.install().status())
                            .as("asked for again")
                            .isIn(200, 201));
            Set<String> all = installations();
            assertThat(all).hasSize(organizations.size() * APPS);
            Await.until(
                    DELIVERED,
                    () -> all.size() + " there, told "
                            + Told.to(receiver).installations().size(),
                    () -> Told.to(receiver).installations().containsAll(all));
            for (String id : all) {
                var credentials = Credentials.in(receiver.of(id).getLast());
                credentials.members(app, credentials.token(app)).expect(200);
            }
            organizations.forEach(organization -> Await.until(
                    A_FEW_SECONDS,
                    () -> "not yet active: " + list(organization),
                    () -> list(organization)
                            .valueStream()
                            .allMatch(installation ->
                                    installation.get("status").asString().equals("active"))));
        }

        private Set<String> ofThis(Receiver receiver) {
            Set<String> ours = organizations.stream().map(Api.Owned::id).collect(Collectors.toSet());
            return receiver.deliveries().stream()
                    .filter(delivery ->
                            ours.contains(delivery.json().get("organizationId").asString()))
                    .map(delivery -> delivery.json().get("installationId").asString())
                    .collect(Collectors.toSet());
        }

        private Set<String> installations() {
            return organizations.stream()
                    .flatMap(organization -> list(organization).valueStream())
                    .map(installation -> installation.get("id").asString())
                    .collect(Collectors.toSet());
        }

        private static JsonNode list(Api.Owned organization) {
            return organization
                    .api()
                    .get("/api/installations?organizationId=" + organization.id())
                    .expect(200)
                    .get("installations");
        }
    }

    private record Wanted(Api.Owned organization, String app) {

        Api.Answer install() {
            return organization
                    .api()
                    .post("/api/installations", Map.of("integration", app, "organizationId", organization.id()));
        }
    }

    private record Failure(long began, int status, String answer) {}
}

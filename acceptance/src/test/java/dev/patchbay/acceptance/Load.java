package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every app for every organization, or each fourth for its owner as a person, installed by a few callers at once, and each third
 * uninstalled again, while something goes wrong. Nothing is tried twice, so that whatever was answered can be held against what is there afterwards.
 */
final class Load {

    /** How many the made-up apps ask for. */
    private static final int AGREED_SCOPES = 4;

    private static final Duration SETTLED = Duration.ofMinutes(3);

    /** Of what is over within a second. */
    private static final Duration SOON = Duration.ofMillis(5);

    private final List<Api.Owned> organizations;
    private final Queue<Wanted> wanted = new ConcurrentLinkedQueue<>();
    private final int size;

    /** Ids that were answered with 201. */
    private final Set<String> installed = ConcurrentHashMap.newKeySet();

    /** Of them, those whose uninstalling was answered with 200. */
    private final Set<String> uninstalled = ConcurrentHashMap.newKeySet();

    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    Load(List<Api.Owned> organizations, int apps) {
        this.organizations = organizations;
        for (int app = 0; app < apps; app++) {
            for (var organization : organizations) {
                wanted.add(new Wanted(organization, "app-" + app, app % 4 == 3, wanted.size() % 3 == 2));
            }
        }
        size = wanted.size();
    }

    /** Works through what nobody has begun yet, at this node, until nothing is left. */
    void workAt(URI node) {
        for (var next = wanted.poll(); next != null; next = wanted.poll()) {
            work(next, node);
        }
    }

    private void work(Wanted next, URI node) {
        var api = next.organization().api().by(node);
        String id = null;
        long began = System.nanoTime();
        try {
            var answer = next.install(api);
            if (answer.status() != 201) {
                failures.add(new Failure(node, next, null, began, answer.status(), answer.toString()));
                return;
            }
            id = answer.json().get("id").asString();
            installed.add(id);
            if (next.leaves()) {
                began = System.nanoTime();
                var left = api.delete("/api/installations/" + id);
                if (left.status() == 200) {
                    uninstalled.add(id);
                } else {
                    failures.add(new Failure(node, next, id, began, left.status(), left.toString()));
                }
            }
        } catch (UncheckedIOException broken) {
            failures.add(new Failure(node, next, id, began, 0, broken.toString()));
        }
    }

    int size() {
        return size;
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    void awaitInstalled(int count) {
        Await.until(
                Duration.ofMinutes(3),
                SOON,
                () -> installed.size() + " installed, failed: " + failures,
                () -> installed.size() >= count);
    }

    /**
     * What was answered is so; every installation that is there has told its app its whole story, in order, and nothing was told
     * of one that is not there.
     */
    void isTrue(Receiver receiver, URI node, Duration delivered) {
        Map<String, String> kept = statuses(node);
        assertThat(kept.keySet()).as("answered with 201, and there").containsAll(installed);
        assertThat(uninstalled)
                .as("answered as uninstalled")
                .allSatisfy(id -> assertThat(kept.get(id)).isEqualTo("uninstalled"));
        Await.until(
                delivered,
                () -> untold(receiver, kept) + " not told",
                () -> untold(receiver, kept).isEmpty());
        assertThat(told(receiver)).as("told, and there").containsExactlyInAnyOrderElementsOf(kept.keySet());
        Told.to(receiver).inOrder();
        Await.until(
                SETTLED,
                () -> "not settled: " + statuses(node),
                () -> !statuses(node).containsValue("setting_up"));
        assertThat(statuses(node))
                .as("nothing changed by itself")
                .allSatisfy((id, status) -> assertThat(status)
                        .isEqualTo(kept.getOrDefault(id, "").equals("uninstalled") ? "uninstalled" : "active"));
    }

    /** What is there can be used by its app, and what failed can be asked for again and is there once. */
    void isWhole(Receiver receiver, Api app, Duration delivered) {
        for (var failure : failures) {
            var api = failure.wanted().organization().api();
            var again = failure.leaving() == null
                    ? failure.wanted().install(api)
                    : api.delete("/api/installations/" + failure.leaving());
            assertThat(again.status()).as(again.toString()).isIn(200, 201);
        }
        Map<String, String> kept = statuses(app.node());
        assertThat(kept).hasSize(size);
        Await.until(
                delivered,
                () -> untold(receiver, kept) + " not told",
                () -> untold(receiver, kept).isEmpty());
        arePeoplesOwn(kept);
        kept.forEach((id, status) -> {
            if (!status.equals("uninstalled")
                    && isOfOrganization(receiver.of(id).getFirst())) {
                var credentials = Credentials.in(receiver.of(id).getLast());
                credentials.members(app, credentials.token(app)).expect(200);
            }
        });
    }

    /** What people installed for themselves stands under their connected apps, with everything that they agreed to. */
    private void arePeoplesOwn(Map<String, String> kept) {
        var people = 0;
        for (var organization : organizations) {
            var own = organization
                    .api()
                    .get("/api/installations?target=user")
                    .expect(200)
                    .get("installations")
                    .valueStream()
                    .map(installation -> installation.get("id").asString())
                    .toList();
            var connected = new HashMap<String, Integer>();
            organization.api().get("/api/me/apps").expect(200).get("apps").forEach(app -> {
                if (app.get("target").asString().equals("user")) {
                    String id = app.get("installationId").asString();
                    connected.put(id, app.get("scopes").size());
                }
            });
            assertThat(connected.keySet())
                    .containsExactlyInAnyOrderElementsOf(own.stream()
                            .filter(id -> !kept.getOrDefault(id, "").equals("uninstalled"))
                            .toList());
            assertThat(connected.values()).as("scopes of each").allMatch(scopes -> scopes == AGREED_SCOPES);
            people += own.size();
        }
        assertThat(people).as("what people wanted for themselves").isEqualTo(size / 4);
    }

    /** Those whose app does not know yet all that happened to them. */
    private static Set<String> untold(Receiver receiver, Map<String, String> kept) {
        var told = Told.to(receiver);
        return kept.entrySet().stream()
                .filter(installation -> !told.events(installation.getKey())
                        .equals(
                                installation.getValue().equals("uninstalled")
                                        ? List.of("app.installed", "app.uninstalled")
                                        : List.of("app.installed")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The installations of these organizations that the app has heard of. */
    private Set<String> told(Receiver receiver) {
        Set<String> ours = organizations.stream()
                .flatMap(organization ->
                        Stream.of(organization.id(), organization.owner().id()))
                .collect(Collectors.toSet());
        return receiver.deliveries().stream()
                .map(Receiver.Delivery::json)
                .filter(event -> ours.contains(event.get("organizationId").asString())
                        || ours.contains(event.get("userId").asString()))
                .map(event -> event.get("installationId").asString())
                .collect(Collectors.toSet());
    }

    private static boolean isOfOrganization(Receiver.Delivery delivery) {
        return !delivery.json().get("organizationId").isNull();
    }

    private Map<String, String> statuses(URI node) {
        var statuses = new HashMap<String, String>();
        for (var organization : organizations) {
            for (String whose : List.of("organizationId=" + organization.id(), "target=user")) {
                JsonNode list = organization
                        .api()
                        .by(node)
                        .get("/api/installations?" + whose)
                        .expect(200);
                list.get("installations")
                        .forEach(installation -> statuses.put(
                                installation.get("id").asString(),
                                installation.get("status").asString()));
            }
        }
        return statuses;
    }

    /** What a caller sets out to do. */
    record Wanted(Api.Owned organization, String app, boolean personal, boolean leaves) {

        Api.Answer install(Api api) {
            return personal ? agree(api) : installForOrganization(api);
        }

        /** Is asked what the app may do, and agrees to all of it. */
        private Api.Answer agree(Api api) {
            var asked = api.post("/api/installations", Map.of("integration", app, "target", "user"));
            if (!asked.problem().equals("consent-required")) {
                return asked;
            }
            var consent = Map.of(
                    "version",
                    asked.json().get("version").asString(),
                    "scopes",
                    asked.json()
                            .get("scopes")
                            .valueStream()
                            .map(scope -> scope.get("scope").asString())
                            .toList());
            return api.post("/api/installations", Map.of("integration", app, "target", "user", "consent", consent));
        }

        private Api.Answer installForOrganization(Api api) {
            return api.post("/api/installations", Map.of("integration", app, "organizationId", organization.id()));
        }
    }

    /**
     * What was answered otherwise than hoped for.
     *
     * @param leaving the installation that was to be uninstalled; null when it was to be installed
     * @param began by {@link System#nanoTime()}
     * @param status 0 when there was no answer
     */
    record Failure(URI node, Wanted wanted, @Nullable String leaving, long began, int status, String answer) {}
}

package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Organizations that install an integration and let it go again, over and over, while something goes wrong; then what its program
 * reads from its topic is held against what was answered, and against the log that everybody else reads.
 */
final class Churn implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PUBLISHER = "publisher";

    private static final List<String> STEPS = List.of("app.installed", "app.uninstalled");
    private static final int UNKNOWN = -1;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(300);

    private final BrokerScene.Integration reader;
    private final BlockingQueue<Customer> idle = new LinkedBlockingQueue<>();
    private final Map<String, List<String>> answered = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<URI, Work> works = new LinkedHashMap<>();
    private final List<Event> read = new ArrayList<>();
    private final String group;

    Churn(BrokerScene.Integration reader, List<Api.Owned> organizations) {
        this.reader = reader;
        this.group = reader.group("story");
        organizations.forEach(organization -> idle.add(new Customer(organization)));
    }

    /** Callers at one node, until it is enough. */
    private record Work(AtomicBoolean enough, List<Future<?>> callers) {}

    /** Begins, with so many callers at each of the nodes. */
    void begin(int each, URI... nodes) {
        for (URI node : nodes) {
            var work = new Work(new AtomicBoolean(), new ArrayList<>());
            works.put(node, work);
            for (int i = 0; i < each; i++) {
                work.callers.add(callers.submit(() -> workAt(node, work.enough)));
            }
        }
    }

    /** Ends, when everybody has their answer. */
    void end() throws Exception {
        works.values().forEach(work -> work.enough.set(true));
        for (URI node : List.copyOf(works.keySet())) {
            end(node);
        }
    }

    /** Ends at one of the nodes; at others callers may wait on for theirs. */
    void end(URI node) throws Exception {
        Work work = Objects.requireNonNull(works.remove(node));
        work.enough.set(true);
        for (var each : work.callers) {
            each.get(2, TimeUnit.MINUTES);
        }
    }

    private void workAt(URI node, AtomicBoolean enough) {
        while (!enough.get()) {
            Customer customer = Objects.requireNonNull(idle.poll());
            try {
                customer.step(node);
            } finally {
                idle.add(customer);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** How many changes were answered as done. */
    int answered() {
        return count.get();
    }

    void awaitAnswered(int more, Duration within) {
        int before = count.get();
        Await.until(
                within,
                () -> (count.get() - before) + " changes were answered; " + failures,
                () -> count.get() - before >= more);
    }

    /** What was answered otherwise since the last time that was asked. */
    List<Failure> failures() {
        var all = List.copyOf(failures);
        failures.clear();
        return all;
    }

    /** The same of one of the nodes: at another that hangs, callers give up after a minute. */
    List<Failure> failures(URI node) {
        return failures.stream().filter(failure -> failure.node.equals(node)).toList();
    }

    /** What was answered otherwise, by which node. */
    record Failure(URI node, String what) {}

    /** One of the organizations, with what it knows of its installation; used by one caller at a time. */
    private final class Customer {

        private final Api.Owned organization;
        private String installation = "";
        private int next;

        Customer(Api.Owned organization) {
            this.organization = organization;
        }

        void step(URI node) {
            var api = organization.api().by(node);
            String event = next == UNKNOWN ? "what is installed" : STEPS.get(next);
            try {
                var answer = next == UNKNOWN ? list(api) : send(api, event);
                if (answer.status() >= 300) {
                    failed(node, event + ": " + answer);
                } else if (next == UNKNOWN) {
                    next = isInstalled(answer.json()) ? 1 : 0;
                } else {
                    done(event, answer);
                }
            } catch (UncheckedIOException broken) {
                failed(node, event + ": " + broken);
            }
        }

        private Api.Answer send(Api api, String event) {
            return event.equals("app.uninstalled")
                    ? api.delete("/api/installations/" + installation)
                    : api.post(
                            "/api/installations",
                            Map.of("integration", reader.name(), "organizationId", organization.id()));
        }

        private void done(String event, Api.Answer answer) {
            if (event.equals("app.installed")) {
                installation = answer.json().get("id").asString();
            }
            answered.computeIfAbsent(installation, _ -> new CopyOnWriteArrayList<>())
                    .add(event);
            count.incrementAndGet();
            next = (next + 1) % STEPS.size();
        }

        /** It may have been done or not: before anything else is asked for, somebody has to say what is. */
        private void failed(URI node, String what) {
            failures.add(new Failure(node, what));
            next = UNKNOWN;
            LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
        }

        private Api.Answer list(Api api) {
            return api.get("/api/installations?organizationId=" + organization.id());
        }

        private boolean isInstalled(JsonNode list) {
            String status = "uninstalled";
            for (JsonNode each : list.get("installations")) {
                if (each.get("integration").get("name").asString().equals(reader.name())) {
                    installation = each.get("id").asString();
                    status = each.get("status").asString();
                }
            }
            return !status.equals("uninstalled");
        }
    }

    /**
     * Reads its topic on until all that is in the log has come, and looks whether that is true.
     *
     * @param within from now on
     */
    void isRead(StockKafka kafka, Duration within) {
        isRead(kafka, within, reader.base());
    }

    /** @param node which is asked for the log */
    void isRead(StockKafka kafka, Duration within, URI node) {
        Map<String, Event> log = completeLog(node, within);
        Set<String> missing = new HashSet<>(log.keySet());
        read.forEach(event -> missing.remove(event.id()));
        kafka.readUntil(reader.lifecycle(), group, within, all -> {
                    all.forEach(
                            record -> missing.remove(Event.of(record.value()).id()));
                    return missing.isEmpty();
                })
                .forEach(record -> read.add(Event.of(record.value())));

        var firsts = new LinkedHashMap<String, Event>();
        read.forEach(event -> {
            Event first = firsts.putIfAbsent(event.id(), event);
            assertThat(event).as("again, and the same").isEqualTo(first == null ? event : first);
        });
        // what is on the topic already is in the log as soon as no transaction is open that began before it
        Await.until(
                within,
                () -> "what was rolled back is on the topic: " + without(firsts.keySet(), log(node)),
                () -> without(firsts.keySet(), log(node)).isEmpty());
        assertThat(firsts).as("as in the log").containsAllEntriesOf(log);
        var streams = new HashMap<String, List<Event>>();
        firsts.values()
                .forEach(event -> streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>())
                        .add(event));
        streams.forEach((stream, events) -> assertThat(events)
                .as("order of " + stream)
                .extracting(Event::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList()));
        answered.forEach((installation, expected) -> assertThat(streams.get(installation))
                .as("what was answered of " + installation)
                .isNotNull()
                .extracting(Event::event)
                .containsSubsequence(expected));
    }

    private static Set<String> without(Set<String> ids, Map<String, Event> log) {
        var rest = new HashSet<>(ids);
        rest.removeAll(log.keySet());
        return rest;
    }

    /** The log shows nothing behind what somebody might still commit, such as a node that hangs in the middle. */
    private Map<String, Event> completeLog(URI node, Duration within) {
        var log = new HashMap<String, Event>();
        Await.until(within, () -> "not all that was answered is in the log: " + missing(log.values()), () -> {
            log.putAll(log(node));
            return missing(log.values()).isEmpty();
        });
        return log;
    }

    /** Of what was answered, by installation, what stands nowhere in these events. */
    private Map<String, List<String>> missing(Collection<Event> events) {
        var missing = new LinkedHashMap<String, List<String>>();
        answered.forEach((installation, expected) -> {
            var rest = new ArrayDeque<>(expected);
            events.stream()
                    .filter(event -> event.stream().equals(installation))
                    .sorted(Comparator.comparingLong(Event::sequence))
                    .filter(event -> event.event().equals(rest.peek()))
                    .forEach(event -> rest.remove());
            if (!rest.isEmpty()) {
                missing.put(installation, List.copyOf(rest));
            }
        });
        return missing;
    }

    /** By id, what its program would be told by long poll: the log itself. */
    private Map<String, Event> log(URI node) {
        var events = new LinkedHashMap<String, Event>();
        var api = Api.at(reader.base()).by(node);
        String basic = Base64.getEncoder()
                .encodeToString((reader.clientId() + ":" + reader.clientSecret()).getBytes(StandardCharsets.UTF_8));
        String token = api.form(
                        "/oidc/token", "grant_type=client_credentials", Map.of("Authorization", "Basic " + basic))
                .expect(200)
                .get("access_token")
                .asString();
        for (String after = ""; ; ) {
            JsonNode part = api.send(
                            "GET",
                            "/v1/events?limit=100" + (after.isEmpty() ? "" : "&after=" + encode(after)),
                            null,
                            Map.of("Authorization", "Bearer " + token))
                    .expect(200);
            part.get("events").forEach(event -> {
                var each = Event.of(event.toString());
                events.put(each.id(), each);
            });
            if (part.get("events").isEmpty()) {
                return events;
            }
            after = part.get("next").asString();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What matters of an event. */
    private record Event(String id, String stream, long sequence, String event) {

        static Event of(String body) {
            JsonNode json = JSON.readTree(body);
            return new Event(
                    json.get("id").asString(),
                    json.path("installationId").asString(PUBLISHER),
                    json.get("sequence").asLong(),
                    json.get("event").asString());
        }
    }

    @Override
    public void close() {
        works.values().forEach(work -> work.enough.set(true));
        callers.shutdownNow();
    }
}

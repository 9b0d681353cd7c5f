package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows 24 and 27: developers' programs at the broker, made with clients that nobody here wrote. */
class BrokerStoryTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static BrokerScene scene;

    @BeforeAll
    static void starts() throws IOException {
        scene = BrokerScene.start();
    }

    @AfterAll
    static void stops() throws IOException {
        scene.close();
    }

    @Test
    void aDeveloperPushesRecordsWithWhateverKafkaClient() throws IOException {
        var source = scene.source("tea-prices");
        Installing.install(scene.operator().organization("Tea Drinkers"), source.name());
        Await.until(
                LONGEST,
                () -> "no schema is read: " + source.overview(),
                () -> source.overview().hasNonNull("schema"));

        long before = taken(source);
        for (KafkaProgram program : KafkaProgram.values()) {
            program.push(source);
            long wanted = ++before;
            Await.until(LONGEST, () -> program + " is not heard: " + source.overview(), () -> taken(source) >= wanted);
        }
        KafkaProgram.pushWithKcat(source, "COFFEE", "{\"symbol\":\"COFFEE\",\"price\":7.25}");
        Await.until(
                LONGEST,
                () -> "kcat is not heard: " + source.overview(),
                () -> source.overview().get("records").asInt() == 2);

        try (var browser = Browser.open()
                .at(scene.patchbay().base())
                .signIn(source.publisher().owner().login())) {
            Page page = browser.go("/developer/" + source.name() + "/data");
            assertThat(page.getByText("2 records are there")).isVisible();
            assertThat(page.getByText("It sends its records itself")).isVisible();
            browser.isAccessible();
            browser.screenshot("pushed-data");
            browser.hasNoComplaints();
        }
    }

    @Test
    void aDeveloperReadsEveryEventInOrderWithWhateverKafkaClient() throws IOException {
        var reader = scene.reader("tea-crm");
        for (String name : List.of("First House", "Second House", "Third House")) {
            var house = scene.operator().organization(name);
            String installation = Installing.install(house, reader.name());
            house.api()
                    .post("/api/installations/" + installation + "/suspend", null)
                    .expect(200);
            house.api()
                    .post("/api/installations/" + installation + "/resume", null)
                    .expect(200);
            house.api().delete("/api/installations/" + installation);
        }
        // an event is in the log as soon as no transaction is open that began before it
        Await.until(
                LONGEST,
                () -> "not all that happened is in the log: " + log(reader),
                () -> log(reader).stream()
                                .filter(line -> line.contains(" app.uninstalled "))
                                .count()
                        == 3);
        List<String> log = log(reader);
        assertThat(log).hasSizeGreaterThanOrEqualTo(12);

        List<String> first = KafkaProgram.NODE.read(reader, log.size());
        assertThat(first).hasSameSizeAs(log).containsExactlyInAnyOrderElementsOf(log);
        for (String installation :
                log.stream().map(line -> line.split(" ", -1)[2]).distinct().toList()) {
            assertThat(first.stream().filter(line -> line.contains(installation)))
                    .as("in order")
                    .containsExactlyElementsOf(log.stream()
                            .filter(line -> line.contains(installation))
                            .toList());
        }
        assertThat(KafkaProgram.PYTHON.read(reader, log.size())).isEqualTo(first);
        assertThat(KafkaProgram.JAVA.read(reader, log.size())).isEqualTo(first);
        List<String> withKcat = KafkaProgram.readWithKcat(reader, reader.lifecycle());
        assertThat(withKcat.stream().map(KafkaProgram::lineOfKcat)).containsExactlyElementsOf(first);
        assertThat(withKcat).noneMatch(text -> text.contains("clientSecret"));
        try (StockKafka kafka = reader.kafka()) {
            assertThat(kafka.read(reader.lifecycle(), reader.group("contract"), log.size()))
                    .allSatisfy(TopicContract::isEvent);
        }
    }

    @Test
    void aRecordThatDoesNotFitLiesInTheDeadLettersWithItsReason() throws Exception {
        var source = scene.source("wrong-prices");
        Installing.install(scene.operator().organization("Wrong House"), source.name());
        try (StockKafka kafka = source.kafka()) {
            kafka.write(source.data(), "MILK", "{\"symbol\":\"MILK\",\"price\":\"a lot\"}");
            kafka.write(source.data(), "MILK", "no JSON");
            kafka.write(source.data(), "TEA", "{\"symbol\":\"TEA\",\"price\":2}");

            var refused = kafka.read(source.dlq(), source.group("fixing"), 2);

            assertThat(refused).allSatisfy(TopicContract::isRejected);
            assertThat(TopicContract.headers(refused.getFirst()))
                    .containsEntry("patchbay-pointer", "/price")
                    .containsEntry("patchbay-topic", source.data())
                    .containsEntry("patchbay-offset", "0");
            assertThat(refused.get(1).value()).isEqualTo("no JSON");
        }
        Await.until(
                LONGEST,
                () -> "the neighbour is not taken: " + source.overview(),
                () -> source.overview().get("records").asInt() == 1);
    }

    @Test
    void nobodyReachesWhatIsAnothers() throws Exception {
        var own = scene.source("honest-prices");
        var other = scene.source("other-prices");
        try (StockKafka kafka = own.kafka()) {
            assertThat(kafka.topics()).containsExactlyInAnyOrderElementsOf(own.topics());
            for (String topic : List.of(other.data(), other.lifecycle(), own.lifecycle(), "integrations.nobody.data")) {
                assertThatThrownBy(() -> kafka.write(topic, "k", "{}"))
                        .as("writes " + topic)
                        .isInstanceOf(TopicAuthorizationException.class);
            }
            for (String topic : List.of(other.lifecycle(), other.dlq(), own.data())) {
                assertThatThrownBy(() -> kafka.read(topic, own.group("spy"), 1))
                        .as("reads " + topic)
                        .isInstanceOf(TopicAuthorizationException.class);
            }
            for (String group : List.of(other.group("crm"), "patchbay.pipeline")) {
                assertThatThrownBy(() -> kafka.read(own.lifecycle(), group, 1))
                        .as("group " + group)
                        .isInstanceOf(GroupAuthorizationException.class);
            }
            for (String name : List.of("patchbay", "patchbay.pipeline", other.clientId())) {
                try (var imitating = kafka.producer(Map.of("client.id", name))) {
                    assertThatThrownBy(() -> StockKafka.write(imitating, other.data(), "k", new byte[1], Map.of()))
                            .as("as " + name)
                            .isInstanceOf(TopicAuthorizationException.class);
                }
            }
            try (KafkaProducer<String, byte[]> greedy =
                    kafka.producer(Map.of("max.request.size", 20_000_000, "buffer.memory", 64_000_000L))) {
                assertThatThrownBy(() -> StockKafka.write(greedy, own.data(), "k", new byte[11_000_000], Map.of()))
                        .isInstanceOf(RecordTooLargeException.class);
            }
        }
        String forEverythingElse = asItself(own);
        try (StockKafka kafka = new StockKafka(own.address(), () -> forEverythingElse)) {
            assertThatThrownBy(() -> kafka.write(own.data(), "k", "{}"))
                    .isInstanceOf(SaslAuthenticationException.class);
        }
        assertThat(scene.patchbay()
                        .anonymous()
                        .send("GET", "/v1/events", null, Map.of("Authorization", "Bearer " + own.token()))
                        .status())
                .as("a token for the broker is for nothing else")
                .isEqualTo(401);
        assertThat(other.overview().get("rejected").asInt()).isZero();
    }

    /** Records that came and fit, also those that changed nothing. */
    private static long taken(BrokerScene.Integration source) {
        return source.overview()
                .get("hours")
                .valueStream()
                .mapToLong(hour ->
                        hour.get("accepted").asLong() + hour.get("unchanged").asLong())
                .sum();
    }

    /** What the log says, by pull: the truth. */
    private static List<String> log(BrokerScene.Integration reader) {
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + asItself(reader));
        var lines = new ArrayList<String>();
        String after = "";
        while (true) {
            JsonNode part = scene.patchbay()
                    .anonymous()
                    .send("GET", "/v1/events?limit=100" + after, null, bearer)
                    .expect(200);
            if (part.get("events").isEmpty()) {
                return lines;
            }
            part.get("events").forEach(event -> lines.add(KafkaProgram.line(event)));
            after = "&after=" + part.get("next").asString();
        }
    }

    /** A token of the integration's client for all but the broker. */
    private static String asItself(BrokerScene.Integration integration) {
        return BrokerTokens.of(integration.base(), integration.clientId(), integration.clientSecret(), "");
    }
}

package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What integrations' programs can do at the broker, and what whoever means harm cannot. */
class ForeignClientTests extends BrokerScene {

    @Test
    void writesItsDataAndReadsWhatIsForIt() throws Exception {
        Integration own = integration();
        var read = new CopyOnWriteArrayList<Received>();
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, "test-" + own.slug(), portion -> {
            if (portion.topic().equals(own.data())) {
                read.addAll(portion.records());
            }
        })) {
            client(own).write(own.data().name(), "BTC", "{\"price\":1}");

            await().untilAsserted(() -> assertThat(read).hasSize(1));
        }
        assertThat(read.getFirst().key()).isEqualTo("BTC");
        assertThat(read.getFirst().value()).asString(StandardCharsets.UTF_8).isEqualTo("{\"price\":1}");
        assertThat(read.getFirst().topic()).isEqualTo(own.data());

        for (int i = 1; i <= 3; i++) {
            append(own.lifecycle(), message("stream", "event " + i));
        }
        append(own.dlq(), message("BTC", "rejected"));
        List<ConsumerRecord<String, String>> events =
                client(own).read(own.lifecycle().name(), own.group("crm"), 3);
        assertThat(events).extracting(ConsumerRecord::value).containsExactly("event 1", "event 2", "event 3");
        assertThat(events.getFirst().headers().lastHeader("ce_id").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("7");
        assertThat(client(own).read(own.dlq().name(), own.group("crm"), 1)).hasSize(1);
    }

    @Test
    void reachesNothingButItsOwn() throws Exception {
        Integration own = integration();
        Integration other = integration();
        StockClient client = client(own);
        append(other.lifecycle(), message("s", "secret"));

        assertThat(client.visibleTopics())
                .containsExactlyInAnyOrder(
                        own.data().name(), own.lifecycle().name(), own.dlq().name());
        for (String topic : List.of(
                other.data().name(),
                other.lifecycle().name(),
                own.lifecycle().name(),
                own.dlq().name(),
                "integrations.nobody.data",
                "__consumer_offsets")) {
            assertThatThrownBy(() -> client.write(topic, "k", "v"))
                    .as("writes " + topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        for (String topic :
                List.of(other.lifecycle().name(), other.dlq().name(), own.data().name())) {
            assertThatThrownBy(() -> client.read(topic, own.group("spy"), 1))
                    .as("reads " + topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        for (String group : List.of(other.group("crm"), "patchbay.pipeline", "integrations." + own.slug())) {
            assertThatThrownBy(() -> client.read(own.lifecycle().name(), group, 1))
                    .as("group " + group)
                    .isInstanceOf(GroupAuthorizationException.class);
        }
        try (Admin admin = client.admin()) {
            String mine = "integrations." + own.slug() + ".more";
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic(mine, 1, (short) 1)))
                            .all()
                            .get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() ->
                            admin.deleteTopics(List.of(own.data().name())).all().get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void isNotBelievedWithoutATokenForTheBroker() {
        Integration own = integration();
        String topic = own.data().name();
        for (String token : List.of(
                tokens.of(own.client(), claims -> claims.audience("http://localhost:8080/v1")),
                tokens.of(own.client(), claims -> claims.audience((String) null)),
                tokens.of(own.client(), claims -> claims.issuer("http://localhost:8081/oidc")),
                tokens.of(
                        own.client(),
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(30)))),
                tokens.forged(own.client()),
                "eyJhbGciOiJub25lIn0.e30.")) {
            assertThatThrownBy(() -> client(token).write(topic, "k", "v"))
                    .as(token)
                    .isInstanceOf(SaslAuthenticationException.class);
        }
    }

    /** Even where the provider could be brought to say so. */
    @ParameterizedTest
    @ValueSource(strings = {"platform", "__platform__", "patchbay", "admin", "User:ANONYMOUS", "kafka"})
    void isNobodyByTheNameOfThePlatform(String name) throws Exception {
        Integration own = integration();
        StockClient imitating = client(tokens.of(name));

        assertThatThrownBy(() -> imitating.write(own.data().name(), "k", "v"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(imitating.visibleTopics()).isEmpty();
    }

    @Test
    void isCutWhenItsTokenRunsOut() throws Exception {
        Integration own = integration();
        StockClient client = client(tokens.of(own.client(), Duration.ofSeconds(15)));
        try (KafkaProducer<String, byte[]> producer = client.producer(Map.of("retries", 0))) {
            StockClient.write(producer, own.data().name(), "k", new byte[] {1});

            await().untilAsserted(() -> assertThatThrownBy(
                            () -> StockClient.write(producer, own.data().name(), "k", new byte[] {2}))
                    .isInstanceOf(SaslAuthenticationException.class));
        }
    }

    @Test
    void isCutWhenTheKeyOfItsTokenIsWithdrawn() throws Exception {
        Integration own = integration();
        String old = tokens.of(own.client());
        client(old).write(own.data().name(), "k", "v");

        tokens.rotate();

        await().untilAsserted(() -> assertThatThrownBy(
                        () -> client(old).write(own.data().name(), "k", "v"))
                .isInstanceOf(SaslAuthenticationException.class));
        client(own).write(own.data().name(), "k", "v");
    }

    @Test
    void writesNoRecordOfElevenMegabytes() throws Exception {
        Integration own = integration();
        try (KafkaProducer<String, byte[]> producer =
                client(own).producer(Map.of("max.request.size", 20_000_000, "buffer.memory", 64_000_000L))) {
            assertThatThrownBy(() -> StockClient.write(producer, own.data().name(), "k", new byte[11_000_000]))
                    .isInstanceOf(RecordTooLargeException.class);
            StockClient.write(producer, own.data().name(), "k", new byte[500_000]);
        }
    }

    @Test
    void isSlowedDownBeyondItsRateAndItsNeighbourIsNot() throws Exception {
        Integration greedy = integration();
        Integration neighbour = integration();
        broker.provision(new ClientTopics(greedy.slug(), greedy.client(), 50_000L));
        await().untilAsserted(() -> assertThat(KafkaClients.answer(admin().describeClientQuotas(ClientQuotaFilter.all())
                                .entities())
                        .toString())
                .contains(greedy.client())
                .contains("50000.0"));
        try (KafkaProducer<String, byte[]> much = client(greedy).producer(Map.of());
                KafkaProducer<String, byte[]> little = client(neighbour).producer(Map.of())) {
            for (int i = 0; i < 20; i++) {
                StockClient.write(much, greedy.data().name(), "k", new byte[50_000]);
            }
            StockClient.write(little, neighbour.data().name(), "k", new byte[50_000]);

            assertThat(throttled(much)).isPositive();
            assertThat(throttled(little)).isZero();
        }
    }

    /** Kafka counts over eleven seconds, of which an idle client may use all at once. */
    @Test
    void hasItsShareAndNoMoreThoughItWantsTenTimesAsMuch() throws Exception {
        Integration greedy = integration();
        Integration neighbour = integration();
        int rate = 100_000;
        int wanted = 10 * rate;
        broker.provision(new ClientTopics(greedy.slug(), greedy.client(), (long) rate));
        await().untilAsserted(() -> assertThat(KafkaClients.answer(admin().describeClientQuotas(ClientQuotaFilter.all())
                                .entities())
                        .toString())
                .contains("100000.0"));
        var taken = new AtomicLong();
        try (KafkaProducer<String, byte[]> much = client(greedy)
                        .producer(Map.of("max.request.size", wanted / 20 + 1_000, "delivery.timeout.ms", 60_000));
                KafkaProducer<String, byte[]> little = client(neighbour).producer(Map.of())) {
            StockClient.write(much, greedy.data().name(), "k", new byte[1]);
            StockClient.write(little, neighbour.data().name(), "k", new byte[1]);
            long start = System.nanoTime();
            int portion = wanted / 20;
            int offered = 0;
            double seconds = 0;
            while (seconds < 6) {
                StockClient.write(little, neighbour.data().name(), "k", new byte[1_000]);
                LockSupport.parkNanos(start + (long) offered * 1_000_000_000 / wanted - System.nanoTime());
                seconds = (System.nanoTime() - start) / 1e9;
                for (; offered < wanted * Math.min(seconds, 20); offered += portion) {
                    var _ = much.send(
                            new ProducerRecord<>(greedy.data().name(), "k", new byte[portion]), (where, failed) -> {
                                if (failed == null) {
                                    taken.addAndGet(portion);
                                }
                            });
                }
            }

            assertThat((double) taken.get()).isLessThan(1.3 * rate * (seconds + 11));
            assertThat(taken.get()).isLessThan(offered / 2).isGreaterThan(rate);
            assertThat(throttled(much)).isPositive();
            assertThat(throttled(little)).isZero();
            much.close(Duration.ZERO);
        }
    }

    private static double throttled(KafkaProducer<String, byte[]> producer) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("produce-throttle-time-max"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private static Message message(String key, String value) {
        return new Message(key, value.getBytes(StandardCharsets.UTF_8), Map.of("ce_id", "7"));
    }
}

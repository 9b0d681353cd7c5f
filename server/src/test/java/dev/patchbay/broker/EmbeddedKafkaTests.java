package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.Patience;
import dev.patchbay.egress.TestCertificate;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@ExtendWith(Patience.class)
class EmbeddedKafkaTests {

    @TempDir
    Path folder;

    private final TestTokens tokens = new TestTokens();

    @Test
    void keepsItsPortsAndItsClusterOverAStop() throws Exception {
        Optional<String> address;
        String cluster;
        try (EmbeddedKafka kafka = started()) {
            address = kafka.address();
            cluster = Files.readString(folder.resolve("cluster"));
            assertThat(folder.resolve("data/meta.properties")).exists();
        }
        try (EmbeddedKafka again = started()) {
            assertThat(again.address()).isEqualTo(address);
            assertThat(folder.resolve("data/meta.properties")).content().contains("cluster.id=" + cluster);
        }
    }

    @Test
    void leavesTheFolderOfAnotherAlone() {
        try (EmbeddedKafka first = started();
                EmbeddedKafka second = kafka(EmbeddedKafka.Wear.FLEETING)) {
            second.begin();
            await().until(() -> second.thread().getState() == Thread.State.TIMED_WAITING);

            assertThat(second.access()).isEmpty();
            assertThat(first.process().orElseThrow().isAlive()).isTrue();
        }
    }

    /** A killed JVM closes nothing itself: only the end of its pipe tells the child. */
    @Test
    void endsWithAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        Path told = folder.resolve("pid");
        await().until(() -> Files.exists(told) || !parent.isAlive());
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(told))).orElseThrow();
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly();

        await().until(() -> !child.isAlive());
    }

    @Test
    void listensWhereOthersReachItOnlyWithACertificate() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("listen", "localhost:9092"))).isEmpty();
        assertThat(problems(Map.of("listen", "0.0.0.0:9092")))
                .extracting(StartupProblem::setting)
                .containsExactly("patchbay.broker.certificate");
        assertThat(problems(Map.of("listen", "0.0.0.0:9092", "certificate", "/nowhere.pem")))
                .extracting(StartupProblem::setting)
                .containsExactly("patchbay.broker.certificate");
        assertThat(problems(Map.of("mode", "external")))
                .extracting(StartupProblem::setting)
                .containsExactly("patchbay.broker.bootstrap");
    }

    @Test
    void refusesSizesThatCannotWork() {
        assertThat(problems(Map.of("largest-record", "9MB", "byte-rate", "1KB", "retention", "0s")))
                .extracting(StartupProblem::setting)
                .containsExactly(
                        "patchbay.broker.largest-record", "patchbay.broker.byte-rate", "patchbay.broker.retention");
    }

    /** What is measured is that the child has the cache mapped; a cache that does not fit is ignored silently. */
    @Test
    void preparesLaterStartsBesideTheFirst() throws Exception {
        Path cache;
        try (EmbeddedKafka first = started(EmbeddedKafka.Wear.LASTING)) {
            cache = KafkaPrograms.unpack(folder.toRealPath()).cache();
            await().atMost(Duration.ofMinutes(10)).until(() -> Files.exists(cache));
            await().until(() -> Files.notExists(folder.resolve("training")));
            assertThat(first.process().orElseThrow().isAlive()).isTrue();
        }
        try (EmbeddedKafka second = started(EmbeddedKafka.Wear.LASTING)) {
            long pid = second.process().orElseThrow().pid();
            assertThat(Files.readString(Path.of("/proc/" + pid + "/maps"))).contains(cache.toString());
            assertThat(folder.resolve("last-start.log")).content().doesNotContain("AOT");
        }
    }

    @Test
    void encryptsWhatOthersCanReach() throws Exception {
        Path certificate = TestCertificate.of("localhost").pem(folder.resolve("server.pem"));
        var settings = settings(Map.of("listen", "localhost:0", "certificate", certificate.toString()));
        try (EmbeddedKafka kafka = new EmbeddedKafka(folder, settings, tokens, EmbeddedKafka.Wear.FLEETING)) {
            kafka.begin();
            await().atMost(BrokerHands.BACK).until(() -> kafka.access().isPresent());
            String address = kafka.address().orElseThrow();
            Map<String, Object> encrypted = Map.of(
                    "security.protocol", "SASL_SSL",
                    "ssl.truststore.type", "PEM",
                    "ssl.truststore.certificates", TestCertificate.certificates(certificate));
            var client = new StockClient(address, tokens.of("c_somebody"));
            try (var producer = client.producer(encrypted)) {
                assertThatThrownBy(() -> StockClient.write(producer, "integrations.other.data", "k", new byte[1]))
                        .isInstanceOf(TopicAuthorizationException.class);
            }
            try (var inTheClear = client.producer(Map.of("max.block.ms", 5_000))) {
                assertThatThrownBy(() -> StockClient.write(inTheClear, "integrations.other.data", "k", new byte[1]))
                        .isNotInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    private static List<StartupProblem> problems(Map<String, String> settings) {
        return settings(settings)
                .problems(new PatchbaySettings(
                        PatchbaySettings.Mode.DEVELOPMENT,
                        URI.create("http://localhost:8080"),
                        URI.create("http://widgets.localhost:8080"),
                        Path.of("data"),
                        List.of()));
    }

    static BrokerSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", BrokerSettings.class);
    }

    private EmbeddedKafka started() {
        return started(EmbeddedKafka.Wear.FLEETING);
    }

    private EmbeddedKafka started(EmbeddedKafka.Wear wear) {
        EmbeddedKafka kafka = kafka(wear);
        kafka.begin();
        await().atMost(BrokerHands.BACK).until(() -> kafka.access().isPresent());
        return kafka;
    }

    private EmbeddedKafka kafka(EmbeddedKafka.Wear wear) {
        return new EmbeddedKafka(folder, settings(Map.of()), tokens, wear);
    }

    /** A Patchbay in small, to be killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws Exception {
            Path home = Path.of(args[0]);
            var kafka = new EmbeddedKafka(home, settings(Map.of()), new TestTokens(), EmbeddedKafka.Wear.FLEETING);
            kafka.begin();
            await().atMost(BrokerHands.BACK).until(() -> kafka.access().isPresent());
            long pid = kafka.process().orElseThrow().pid();
            Files.move(Files.writeString(home.resolve("pid.new"), String.valueOf(pid)), home.resolve("pid"));
            Thread.currentThread().join();
        }
    }
}

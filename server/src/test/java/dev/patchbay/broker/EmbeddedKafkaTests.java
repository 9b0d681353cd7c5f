package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.Patience;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                EmbeddedKafka second = kafka()) {
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
        EmbeddedKafka kafka = kafka();
        kafka.begin();
        await().until(() -> kafka.access().isPresent());
        return kafka;
    }

    private EmbeddedKafka kafka() {
        return new EmbeddedKafka(folder, settings(Map.of()), tokens, EmbeddedKafka.Wear.FLEETING);
    }

    /** A Patchbay in small, to be killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws Exception {
            Path home = Path.of(args[0]);
            var kafka = new EmbeddedKafka(home, settings(Map.of()), new TestTokens(), EmbeddedKafka.Wear.FLEETING);
            kafka.begin();
            while (kafka.access().isEmpty()) {
                Thread.onSpinWait();
            }
            long pid = kafka.process().orElseThrow().pid();
            Files.move(
                    Files.writeString(home.resolve("pid.new"), String.valueOf(pid)), home.resolve("pid"));
            Thread.currentThread().join();
        }
    }
}

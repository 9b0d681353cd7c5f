package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.Patience;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen to a broker of our own: it comes back by itself, with all that it said it had. */
@ExtendWith(Patience.class)
class BrokenKafkaTests {

    /** As many as it may have: {@code -Dpartitions=2000}. */
    private static final int PARTITIONS = Integer.getInteger("partitions", 60);

    private static final Duration COMING_BACK = BrokerHands.BACK;

    @TempDir
    Path folder;

    private final TestTokens tokens = new TestTokens();

    @Test
    void losesNothingOfWhatItTookWhenItIsKilledInTheMiddle() throws Exception {
        try (EmbeddedKafka kafka = started();
                var log = new WrittenLog(kafka)) {
            log.make(PARTITIONS);
            KafkaProcess first = kafka.process().orElseThrow();
            log.writeWhile(first::kill, 300, () -> isBackAfter(first, kafka));
            log.write(10);
            log.isWhole();

            KafkaProcess second = kafka.process().orElseThrow();
            second.kill();
            log.tearItsEnd(folder);
            comesBackAfter(second, kafka);
            log.write(10);

            log.isWhole();
            assertThat(log.topics()).isGreaterThanOrEqualTo(PARTITIONS);
        }
    }

    /** Kafka halts when its disk is full; whoever cannot be told "taken" is told that it was not. */
    @Test
    void goesOnWhenThereIsRoomAgainOnItsDisk() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        assumeThat(inOwnMounts(data, "true"))
                .as("this user may mount a small disk")
                .isZero();

        int outcome = inOwnMounts(
                data,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                folder.toString());

        assertThat(folder.resolve("said"))
                .content()
                .contains("the disk was full")
                .contains("all is there");
        assertThat(outcome).isZero();
    }

    /** Whatever Patchbay itself remembers beside the data is made anew; the data are nobody's to throw away. */
    @Test
    void startsThoughWhatItRemembersIsDamagedAndWaitsForItsData() throws Exception {
        try (EmbeddedKafka kafka = started();
                var log = new WrittenLog(kafka)) {
            log.make(1);
            log.write(5);
        }
        for (String file : List.of("ports", "account", "token-keys.json", "server.properties", "logging.properties")) {
            Files.writeString(folder.resolve(file), "x y z");
        }
        Path description = folder.resolve("data/meta.properties");
        String intact = Files.readString(description);
        Files.writeString(description, intact.replace("node.id=1", "node.id=7"));
        try (EmbeddedKafka kafka = kafka()) {
            kafka.begin();
            await().until(() -> kafka.process().isPresent());
            await().until(() -> !kafka.process().orElseThrow().isAlive());
            assertThat(kafka.access()).isEmpty();

            Files.writeString(description, intact);

            comesBack(kafka);
            try (var log = new WrittenLog(kafka)) {
                log.knows(5);
                log.write(5);
                log.isWhole();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "1 2", "1234", "x y z", "99999 -1 70000", "9092 9093 99999", "\n\n"})
    void remembersNothingOfADamagedFile(String damage) throws Exception {
        KafkaHome home = KafkaHome.at(folder);
        KafkaHome.Account account = home.account();
        KafkaHome.Ports ports = home.choosePorts(HostAndPort.of("localhost:0"));
        assertThat(home.account()).isEqualTo(account);
        assertThat(home.choosePorts(HostAndPort.of("localhost:0"))).isEqualTo(ports);

        Files.writeString(folder.resolve("account"), damage);
        Files.writeString(folder.resolve("ports"), damage);

        assertThat(home.account().name()).startsWith("__").hasSizeGreaterThan(20);
        assertThat(home.account()).isEqualTo(home.account());
        assertThat(home.choosePorts(HostAndPort.of("localhost:0")).internal()).isBetween(1024, 65_535);
    }

    /** Somebody else who takes connections at its port is not it. */
    @Test
    void isOfferedToNobodyWhileAnotherHasItsPort() throws Exception {
        try (EmbeddedKafka kafka = started()) {
            int internal = internal();
            KafkaProcess before = kafka.process().orElseThrow();
            try (ServerSocket _ = insteadOf(kafka, internal)) {
                await().until(() -> kafka.process().orElseThrow() != before);
                KafkaProcess trying = kafka.process().orElseThrow();
                await().until(() -> {
                    assertThat(kafka.access()).isEmpty();
                    return !trying.isAlive();
                });
            }
            comesBack(kafka);
        }
    }

    /** Whoever is refused a message sets it aside, and its readers never have it. */
    @Test
    void refusesNothingThatOnlyTheEndOfPatchbayKeptFromIt() throws Exception {
        try (EmbeddedKafka kafka = started();
                var log = new WrittenLog(kafka)) {
            log.make(1);
            var clients = new KafkaClients(kafka, EmbeddedKafkaTests.settings(Map.of()));
            var appending = new Appending(clients, () -> true);
            var message = new Message("k", new byte[10], Map.of());
            BrokerScene.append(() -> appending.append(WrittenLog.TOPIC, message));
            String process = Long.toString(kafka.process().orElseThrow().pid());
            signal("STOP", process);
            var written = appending.append(WrittenLog.TOPIC, message);
            clients.close();
            signal("CONT", process);

            assertThatThrownBy(() -> written.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(BrokerUnavailable.class);
        }
    }

    /** As it is where the port was chosen, and somebody has taken it until Kafka listens there. */
    @Test
    void startsElsewhereWhenAnotherTakesItsPortBeforeItServes() throws Exception {
        try (EmbeddedKafka kafka = started()) {
            assertThat(kafka.access()).isPresent();
        }
        Path description = folder.resolve("data/meta.properties");
        String intact = Files.readString(description);
        Files.writeString(description, intact.replace("node.id=1", "node.id=7"));

        try (EmbeddedKafka kafka = kafka()) {
            kafka.begin();
            await().until(() -> kafka.process().isPresent()); // which does not come as far as to listen
            int internal = internal();
            try (ServerSocket _ = new ServerSocket(internal, 50, InetAddress.getLoopbackAddress())) {
                Files.writeString(description, intact);
                comesBack(kafka);
                assertThat(kafka.access().orElseThrow()).doesNotContainValue("127.0.0.1:" + internal);
            }
        }
    }

    private int internal() throws IOException {
        String ports = Files.readString(folder.resolve("ports"));
        return Integer.parseInt(ports.substring(0, ports.indexOf(' ')));
    }

    /** The one that listens there is killed, and so is the next if it is faster than we are. */
    private static ServerSocket insteadOf(EmbeddedKafka kafka, int port) {
        return await().ignoreExceptionsInstanceOf(BindException.class)
                .until(
                        () -> {
                            kafka.process().orElseThrow().kill();
                            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                        },
                        _ -> true);
    }

    /** Clients find it again by themselves only where it was. */
    @Test
    void isWhereItWasThoughTheOneBeforeItTakesItsTimeToEnd() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedKafkaTests.Parent.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        await().until(() -> Files.exists(folder.resolve("pid")) || !parent.isAlive());
        String before = Files.readString(folder.resolve("pid"));
        String ports = Files.readString(folder.resolve("ports"));
        signal("STOP", before);
        parent.destroyForcibly().onExit().join();
        try (EmbeddedKafka kafka = kafka()) {
            kafka.begin();
            await().until(() -> kafka.thread().getState() == Thread.State.TIMED_WAITING);
            assertThat(kafka.process()).isEmpty();

            signal("CONT", before);

            comesBack(kafka);
            assertThat(Files.readString(folder.resolve("ports"))).isEqualTo(ports);
        }
    }

    private static void signal(String name, String process) throws IOException {
        assertThat(new ProcessBuilder("kill", "-" + name, process)
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
    }

    private static void comesBackAfter(KafkaProcess one, EmbeddedKafka kafka) {
        await().atMost(COMING_BACK).until(() -> isBackAfter(one, kafka));
    }

    private static boolean isBackAfter(KafkaProcess one, EmbeddedKafka kafka) {
        return kafka.process().orElseThrow() != one && kafka.access().isPresent();
    }

    private static void comesBack(EmbeddedKafka kafka) {
        await().atMost(COMING_BACK).until(() -> kafka.access().isPresent());
    }

    private EmbeddedKafka started() {
        return started(folder, tokens);
    }

    private static EmbeddedKafka started(Path folder, TokenTrust tokens) {
        EmbeddedKafka kafka = kafka(folder, tokens);
        kafka.begin();
        comesBack(kafka);
        return kafka;
    }

    private EmbeddedKafka kafka() {
        return kafka(folder, tokens);
    }

    private static EmbeddedKafka kafka(Path folder, TokenTrust tokens) {
        return new EmbeddedKafka(folder, EmbeddedKafkaTests.settings(Map.of()), tokens, EmbeddedKafka.Wear.FLEETING);
    }

    /** Runs it where {@code disk} is a disk of its own, of 64 MB, that is gone with it; its exit value. */
    private int inOwnMounts(Path disk, String... command) throws Exception {
        String inside = "mount -t tmpfs -o size=64m,mode=700 tmpfs '" + disk + "' && exec \"$@\"";
        var whole =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", inside, "sh"));
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.onExit().join().exitValue();
    }

    /** What happens to a broker on a disk that others fill. */
    static final class FullDisk {

        private FullDisk() {}

        public static void main(String[] arguments) throws Exception {
            Awaitility.setDefaultTimeout(COMING_BACK);
            Path home = Path.of(arguments[0]);
            Path other = home.resolve("data/somebody-elses");
            try (EmbeddedKafka kafka = started(home, new TestTokens());
                    var log = new WrittenLog(kafka)) {
                log.make(1);
                log.write(50);
                KafkaProcess full = kafka.process().orElseThrow();
                fill(other);
                log.writeWhile(() -> {}, 0, () -> !full.isAlive());
                System.out.println("the disk was full: " + log.failure());

                Files.delete(other);

                comesBackAfter(full, kafka);
                log.write(50);
                log.isWhole();
                System.out.println("all is there");
            }
            System.exit(0);
        }

        private static void fill(Path file) throws IOException {
            byte[] much = new byte[1 << 16];
            try (var out = Files.newOutputStream(file)) {
                while (true) {
                    out.write(much);
                }
            } catch (IOException full) {
                System.out.println("filled: " + full.getMessage());
            }
        }
    }
}

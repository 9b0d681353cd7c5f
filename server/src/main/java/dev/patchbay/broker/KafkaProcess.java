package dev.patchbay.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the embedded broker, a JVM of its own that ends with ours: its standard input is held open from here. */
final class KafkaProcess {

    /** Longer than the child takes to halt itself. */
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final Process process;

    private KafkaProcess(Process process) {
        this.process = process;
    }

    static KafkaProcess serve(KafkaPrograms programs, KafkaHome home) throws IOException {
        List<String> ahead = Files.exists(programs.cache()) ? List.of("-XX:AOTCache=" + programs.cache()) : List.of();
        return launch(programs, home, List.of(), ahead);
    }

    /** One that writes the ahead-of-time cache when it ends, and takes the processor only when nobody else wants it. */
    static KafkaProcess train(KafkaPrograms programs, KafkaHome home, Path cache) throws IOException {
        return launch(
                programs,
                home,
                List.of("nice", "-n", "19"),
                List.of("-XX:AOTCacheOutput=" + cache, "-Dpatchbay.longest-stop=300"));
    }

    private static KafkaProcess launch(KafkaPrograms programs, KafkaHome home, List<String> before, List<String> ahead)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.util.logging.config.file=" + home.logging(),
                "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls="
                        + home.keys().toUri()));
        command.addAll(ahead);
        command.addAll(List.of(
                "-cp",
                programs.classPath(),
                KafkaPrograms.MAIN,
                home.configuration().toString(),
                home.cluster()));
        return new KafkaProcess(new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.output().toFile())
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** How many bytes it occupies, where the system tells. */
    Optional<Long> memory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException notTold) {
            return Optional.empty();
        }
    }

    /** Returns true when it ends in this time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it in order, and if that takes too long, at once. */
    void stop() throws InterruptedException {
        askToEnd();
        if (!endsWithin(STOPPING)) {
            kill();
        }
    }

    /** Asks it to end in order. */
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException goneAlready) {
            // then there is nothing to end
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}

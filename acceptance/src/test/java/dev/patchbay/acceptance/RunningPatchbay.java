package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one Patchbay that all stories share: started by {@code ./patchbay up} at the first use, stopped with the JVM. With the
 * environment variable {@code PATCHBAY_ADDRESSES} (path of an {@code addresses.json}) the stories use one that runs already.
 */
final class RunningPatchbay implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode addresses;
    private final Runnable end;

    private RunningPatchbay(JsonNode addresses, Runnable end) {
        this.addresses = addresses;
        this.end = end;
    }

    static RunningPatchbay shared() {
        return Shared.PATCHBAY;
    }

    URI base() {
        return URI.create(addresses.get("base").asString());
    }

    URI sample(String name) {
        return URI.create(addresses.get("samples").get(name).asString());
    }

    /** A person of the demo world by role, the first one of that role in that organization. */
    Login login(String organization, String role) {
        return StreamSupport.stream(addresses.get("logins").spliterator(), false)
                .map(login -> JSON.treeToValue(login, Login.class))
                .filter(login -> Objects.equals(login.organization(), organization)
                        && login.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + role + " of " + organization + " in the demo world"));
    }

    Login operator() {
        return StreamSupport.stream(addresses.get("logins").spliterator(), false)
                .map(login -> JSON.treeToValue(login, Login.class))
                .filter(login -> login.role().equals("operator"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operator in the demo world"));
    }

    private static RunningPatchbay start() {
        String running = System.getenv("PATCHBAY_ADDRESSES");
        return running == null ? up(List.of("up")) : new RunningPatchbay(JSON.readTree(Path.of(running)), () -> {});
    }

    /** One of a story's own, started by {@code ./patchbay} with these arguments, on a free port and on data of its own. */
    static RunningPatchbay up(List<String> arguments) {
        try {
            Path data = Files.createTempDirectory("patchbay-acceptance");
            String port = freePort();
            Path log = Path.of("target", "patchbay-up-" + port + ".log").toAbsolutePath();
            Files.createDirectories(log.getParent());
            var command = new ArrayList<String>();
            command.add(ROOT.resolve("patchbay").toString());
            command.addAll(arguments);
            command.addAll(List.of("--data", data.toString(), "--port", port));
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .put("PATCHBAY_WIDGETS_LOOK_EVERY", "2s"); // nobody waits a minute for the past of a line
            builder.environment()
                    .put("PATCHBAY_DATABASE_HANGING", "60s"); // a process may stand still on a busy machine
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, data)));
            Path addresses = data.resolve("addresses.json");
            Await.until(
                    LONGEST_START,
                    () -> "no addresses.json; see " + log + " (running: " + process.isAlive() + ")",
                    () -> Files.exists(addresses) || !process.isAlive());
            return new RunningPatchbay(JSON.readTree(addresses), () -> stop(process, data));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        end.run();
    }

    private static void stop(Process process, Path data) {
        try {
            if (!Files.exists(data)) {
                return;
            }
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException left) {
            System.err.println("left behind: " + data + " (" + left + ")");
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    /** Started by whoever asks for it first. */
    private static final class Shared {
        private static final RunningPatchbay PATCHBAY = start();
    }

    /** Somebody who can sign in. */
    record Login(String email, String password, String name, String organization, String role) {}
}

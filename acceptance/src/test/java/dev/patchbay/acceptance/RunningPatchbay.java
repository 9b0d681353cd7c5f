package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one Patchbay that all stories share: started by {@code ./patchbay up} at the first use, stopped with the JVM. With the
 * environment variable {@code PATCHBAY_ADDRESSES} (path of an {@code addresses.json}) the stories use one that runs already.
 */
final class RunningPatchbay {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private static final RunningPatchbay SHARED = start();

    private final JsonNode addresses;

    private RunningPatchbay(JsonNode addresses) {
        this.addresses = addresses;
    }

    static RunningPatchbay shared() {
        return SHARED;
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
        try {
            String running = System.getenv("PATCHBAY_ADDRESSES");
            if (running != null) {
                return new RunningPatchbay(JSON.readTree(Path.of(running)));
            }
            Path data = Files.createTempDirectory("patchbay-acceptance");
            Path log = Path.of("target", "patchbay-up.log").toAbsolutePath();
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(
                            ROOT.resolve("patchbay").toString(), "up", "--data", data.toString(), "--port", freePort())
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, data)));
            Path addresses = data.resolve("addresses.json");
            Await.until(
                    LONGEST_START,
                    () -> "no addresses.json; see " + log + " (running: " + process.isAlive() + ")",
                    () -> Files.exists(addresses) || !process.isAlive());
            return new RunningPatchbay(JSON.readTree(addresses));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(Process process, Path data) {
        try {
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

    /** Somebody who can sign in. */
    record Login(String email, String password, String name, String organization, String role) {}
}

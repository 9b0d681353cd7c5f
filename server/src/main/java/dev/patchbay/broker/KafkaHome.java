package dev.patchbay.broker;

import dev.patchbay.kernel.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.Uuid;

/** The folder of an embedded broker: its data, its secret, its remembered ports. Nobody but its owner may enter it. */
record KafkaHome(Path folder) {

    private static final int PASSWORD_BYTES = 32;
    private static final int NAME_BYTES = 16;
    private static final int PORTS = 3;
    private static final int ACCOUNT_LINES = 2;

    static KafkaHome at(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path home = folder.toRealPath();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        return new KafkaHome(home);
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Whether a broker runs on the data: it holds this lock while it does. */
    boolean isInUse() throws IOException {
        Path lock = data().resolve(".lock");
        if (Files.notExists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        }
    }

    Path log() {
        return folder.resolve("kafka.0.log");
    }

    /** What the child says beside its log, such as why its JVM does not start; of the last start. */
    Path output() {
        return folder.resolve("last-start.log");
    }

    /** The first line of its last start that speaks of a failure, else the last one. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(output());
        return lines.stream()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it said nothing" : lines.getLast());
    }

    /** Whether the last start came to its end: all its listeners take requests. */
    boolean saysThatItServes() throws IOException {
        return Files.readString(output()).contains("Kafka Server started");
    }

    Path configuration() {
        return folder.resolve("server.properties");
    }

    Path logging() {
        return folder.resolve("logging.properties");
    }

    /** The public keys that clients' tokens are checked with; the broker reads the file again when it changes. */
    Path keys() {
        return folder.resolve("token-keys.json");
    }

    void writeKeys(String keySet) throws IOException {
        if (Files.notExists(keys()) || !Files.readString(keys()).equals(keySet)) {
            writePrivately(keys(), keySet);
        }
    }

    /**
     * As whom Patchbay itself enters, made once. Whoever has the name may do everything, so it is random, and of another form than
     * clients' ids: no token of ours can speak of it, whatever goes wrong.
     */
    Account account() throws IOException {
        Path file = folder.resolve("account");
        if (lines(file).size() != ACCOUNT_LINES) {
            var random = new SecureRandom();
            byte[] name = new byte[NAME_BYTES];
            byte[] password = new byte[PASSWORD_BYTES];
            random.nextBytes(name);
            random.nextBytes(password);
            writePrivately(
                    file,
                    "__" + HexFormat.of().formatHex(name) + "\n"
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(password) + "\n");
        }
        List<String> lines = lines(file);
        return new Account(lines.get(0), Secret.of(lines.get(1)));
    }

    /** The id of the cluster, made once. */
    String cluster() throws IOException {
        Path file = folder.resolve("cluster");
        if (Files.notExists(file)) {
            writePrivately(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    /** The ports of last time if nobody has taken them, else free ones; that of clients as wished. */
    Ports choosePorts(HostAndPort clients) throws IOException {
        Path file = folder.resolve("ports");
        List<Integer> ports = remembered(file);
        if (ports.size() != PORTS || !ports.stream().allMatch(KafkaHome::isFree)) {
            ports = free();
        }
        Ports chosen = new Ports(ports.get(0), ports.get(1), clients.port() == 0 ? ports.get(2) : clients.port());
        writePrivately(file, ports.get(0) + " " + ports.get(1) + " " + ports.get(2));
        return chosen;
    }

    /** Whether nobody else has the ports of last time. */
    boolean hasItsPorts() throws IOException {
        return remembered(folder.resolve("ports")).stream().allMatch(KafkaHome::isFree);
    }

    /** None where the file is damaged: others are as good. */
    private static List<Integer> remembered(Path file) throws IOException {
        return lines(file).stream()
                .limit(1)
                .flatMap(line -> Arrays.stream(line.strip().split(" ")))
                .filter(port -> port.matches("[0-9]{4,5}"))
                .map(Integer::valueOf)
                .filter(port -> port < 1 << 16)
                .toList();
    }

    /** Without those that say nothing; none where there is no such file. */
    private static List<String> lines(Path file) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        return new String(Files.readAllBytes(file), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.chars().anyMatch(character -> character > ' '))
                .toList();
    }

    private static List<Integer> free() throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < PORTS; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    static boolean isTaking(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Moved into place, so that nobody reads half of it; readable by its owner only. */
    static void writePrivately(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, text, StandardOpenOption.WRITE);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Who may do everything. */
    record Account(String name, Secret password) {

        /** How the one who enters says so. */
        String login() {
            return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                    .formatted(name, password.reveal());
        }

        /** How the broker knows, and enters itself. */
        String loginAndCheck() {
            return login().replace(";", " user_%s=\"%s\";".formatted(name, password.reveal()));
        }
    }

    /** Where the broker listens: for Patchbay, for itself, and for integrations' clients. */
    record Ports(int internal, int controller, int clients) {}
}

package dev.patchbay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code postmaster.pid} says about the server of a data directory, checked against the process of that number:
 * after a crash the number may belong to anybody.
 */
record Postmaster(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The running server of this data directory, if there is one. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(cluster));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        Postmaster found =
                new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip()), ready);
        return worksIn(Path.of("/proc", String.valueOf(pid)), cluster) ? Optional.of(found) : Optional.empty();
    }

    /** Whether some process of PostgreSQL, perhaps one whose server was killed, still works in this data directory. */
    static boolean anyIn(Path cluster) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .anyMatch(process -> worksIn(process, cluster));
        }
    }

    /** Forgets a server that is known to be gone, whose number somebody else may have by now. */
    static void forget(Path cluster) throws IOException {
        Files.deleteIfExists(file(cluster));
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** A PostgreSQL process has its data directory as working directory. */
    private static boolean worksIn(Path process, Path cluster) {
        try {
            return process.resolve("cwd").toRealPath().equals(cluster.toRealPath());
        } catch (IOException goneOrForbidden) {
            return false;
        }
    }
}

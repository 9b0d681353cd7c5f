package dev.patchbay.database;

import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked once per version from the archive that Patchbay carries. */
final class PostgresBinaries {

    /** The version of the archive; a folder of this name holds what was unpacked. */
    static final String VERSION = "18.6";

    private PostgresBinaries() {}

    /**
     * Unpacks unless that was done before.
     *
     * @return the folder with {@code bin}, {@code lib} and {@code share}
     */
    static Path unpack(Path home) throws IOException {
        Path unpacked = home.resolve(VERSION);
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        Path unfinished = home.resolve(VERSION + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        try (InputStream archive = archive();
                TarArchiveInputStream files = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(entry, files, unfinished);
            }
        }
        return Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Set<PosixFilePermission> permissions = EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
        if ((entry.getMode() & 0100) != 0) {
            permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
        }
        Files.setPosixFilePermissions(target, permissions);
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> "none";
        };
        InputStream archive = system.startsWith("linux")
                ? PostgresBinaries.class.getResourceAsStream("/postgres-linux-%s.txz".formatted(processor))
                : null;
        if (archive == null) {
            throw new StartupException(
                    new StartupProblem(
                            "patchbay.database.url",
                            "There is no embedded PostgreSQL for %s on %s."
                                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                            "Give the address of a PostgreSQL 17 or newer, such as jdbc:postgresql://localhost:5432/patchbay."));
        }
        return archive;
    }
}

package dev.patchbay.broker;

import dev.patchbay.kernel.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Kafka's jars, unpacked once per version from those that Patchbay carries, with the program that starts them. They are on nobody's
 * class path but the child's.
 *
 * @param folder the jars
 */
record KafkaPrograms(Path folder) {

    /** The version of the clients that Patchbay is compiled with, and of the broker. */
    static final String VERSION = AppInfoParser.getVersion();

    static final String MAIN = KafkaChild.class.getName();

    private static final String STARTER = MAIN.replace('.', '/') + ".class";
    private static final int MARK = 8;

    /** Unpacks unless that was done before. */
    static KafkaPrograms unpack(Path home) throws IOException {
        byte[] starter = starter();
        Path unpacked = home.resolve(VERSION + "-" + Sha256.hex(starter).substring(0, MARK));
        if (!Files.isDirectory(unpacked)) {
            forgetOthers(home);
            Path unfinished = home.resolve(unpacked.getFileName() + ".unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            for (Resource jar : new PathMatchingResourcePatternResolver(KafkaPrograms.class.getClassLoader())
                    .getResources("classpath*:kafka/*.jar")) {
                String name =
                        Path.of(String.valueOf(jar.getFilename())).getFileName().toString();
                try (InputStream content = jar.getInputStream()) {
                    Files.copy(content, unfinished.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            try (var jar = new JarOutputStream(Files.newOutputStream(unfinished.resolve("patchbay.jar")))) {
                jar.putNextEntry(new JarEntry(STARTER));
                jar.write(starter);
            }
            Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return new KafkaPrograms(unpacked);
    }

    /** Jars one by one: an ahead-of-time cache (JEP 483) takes no wildcard. */
    String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** The ahead-of-time cache of these jars; it need not exist. */
    Path cache() {
        return folder.resolve("kafka.aot");
    }

    private static byte[] starter() throws IOException {
        try (InputStream found = KafkaPrograms.class.getClassLoader().getResourceAsStream(STARTER)) {
            if (found == null) {
                throw new IOException("Patchbay's jar has no " + STARTER);
            }
            return found.readAllBytes();
        }
    }

    /** What earlier versions of Patchbay unpacked. */
    private static void forgetOthers(Path home) throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(home)) {
            others = entries.filter(entry -> entry.getFileName().toString().matches("\\d+\\.\\d+\\.\\d+-.*"))
                    .toList();
        }
        for (Path other : others) {
            FileSystemUtils.deleteRecursively(other);
        }
    }
}

package dev.patchbay.broker;

import java.io.FileReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The program of the embedded broker's own JVM, where Kafka's classes are. It has standard input open to Patchbay and ends when
 * that is closed: on being stopped, and when Patchbay was killed. It uses nothing but the JDK and, by name, Kafka; this one class file
 * is all that the child has of Patchbay.
 */
final class KafkaChild {

    /** Seconds; more for one that writes the ahead-of-time cache on its way out. */
    private static final int LONGEST_STOP = Integer.getInteger("patchbay.longest-stop", 20);

    private KafkaChild() {}

    /**
     * Formats the data folder where that was not done, and hands over to Kafka.
     *
     * @param args the broker's configuration, and the id of its cluster for the first start
     */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        endWithParent();
        String configuration = args[0];
        if (!Files.exists(dataOf(configuration).resolve("meta.properties"))) {
            format(configuration, args[1]);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object)
                new String[] {configuration});
    }

    private static Path dataOf(String configuration) throws IOException {
        var properties = new Properties();
        try (Reader reader = new FileReader(configuration, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }

    private static void format(String configuration, String cluster) throws ReflectiveOperationException {
        String[] command = {"format", "--config", configuration, "--cluster-id", cluster, "--ignore-formatted"};
        Object result = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, command, System.out);
        if (!Integer.valueOf(0).equals(result)) {
            throw new IllegalStateException("the data folder could not be made");
        }
    }

    private static void endWithParent() {
        Thread.ofPlatform().name("parent-watch").daemon().start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream()); // nothing is ever said, only the end
            } catch (IOException broken) {
                // its end, too
            }
            haltLater();
            System.exit(0);
        });
    }

    /** A stop that does not come to its end is none. */
    private static void haltLater() {
        Thread.ofPlatform().name("parent-gone").daemon().start(() -> {
            try {
                new CountDownLatch(1).await(LONGEST_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
    }
}

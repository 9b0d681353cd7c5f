package dev.patchbay.broker;

import dev.patchbay.kernel.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the ahead-of-time cache (JEP 514) of Kafka's jars once, by a broker with nothing in it that starts and stops beside the real
 * one. Later starts need a third of the time and less memory. One that does not come about is missed by nobody.
 */
final class KafkaTraining {

    private static final Logger log = LoggerFactory.getLogger(KafkaTraining.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration STARTING = Duration.ofMinutes(2);

    /** Its JVM puts the cache together on its way out. */
    private static final Duration ASSEMBLING = Duration.ofMinutes(5);

    private KafkaTraining() {}

    static void once(
            KafkaPrograms programs, KafkaHome home, BrokerSettings settings, TokenTrust trust, CountDownLatch closed) {
        if (Files.notExists(programs.cache())) {
            Thread.ofPlatform()
                    .name("kafka-training")
                    .daemon()
                    .start(() -> train(programs, home.folder().resolve("training"), settings, trust, closed));
        }
    }

    private static void train(
            KafkaPrograms programs, Path folder, BrokerSettings settings, TokenTrust trust, CountDownLatch closed) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            KafkaHome home = KafkaHome.at(folder);
            BrokerSettings anywhere = settings.atAnyPort();
            KafkaHome.Ports ports = home.choosePorts(anywhere.listen());
            new KafkaConfiguration(anywhere, trust.issuer()).write(home, ports);
            home.writeKeys(trust.keys());
            Path cache = folder.resolve("kafka.aot");
            KafkaProcess process = KafkaProcess.train(programs, home, cache);
            try {
                awaitListening(process, ports, closed);
                process.askToEnd();
                awaitEnd(process, closed);
            } finally {
                process.kill();
            }
            if (Files.exists(cache)) {
                Files.move(cache, programs.cache(), StandardCopyOption.ATOMIC_MOVE);
            }
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException | RuntimeException failed) {
            log.info("Later starts of Kafka will not be faster than the first: {}", Trouble.inOneLine(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitListening(KafkaProcess process, KafkaHome.Ports ports, CountDownLatch closed)
            throws IOException, InterruptedException {
        for (long end = System.nanoTime() + STARTING.toNanos(); !KafkaHome.isTaking(ports.internal()); ) {
            if (process.endsWithin(LOOK) || closed.getCount() == 0 || System.nanoTime() > end) {
                throw new IOException("the broker that tries it did not start");
            }
        }
    }

    private static void awaitEnd(KafkaProcess process, CountDownLatch closed) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + ASSEMBLING.toNanos(); !process.endsWithin(LOOK); ) {
            if (closed.getCount() == 0 || System.nanoTime() > end) {
                throw new IOException("the broker that tries it was not done in time");
            }
        }
    }
}

package dev.patchbay.broker;

import dev.patchbay.kernel.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka of our own, in a process beside ours. It is started on a thread of its own, so that nobody waits for it, and started again
 * when it ends although nobody stopped it, at growing distances, each minute in the end: what is missing, such as room on the disk,
 * may come. It keeps its ports, so that clients find it by themselves.
 */
final class EmbeddedKafka implements KafkaSite {

    /** Whether later starts are worth some seconds of work now. */
    enum Wear {
        /** An ahead-of-time cache is made once, when the broker runs. */
        LASTING,
        /** For tests, whose brokers are many. */
        FLEETING
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STOPPING = Duration.ofSeconds(40);
    private static final Duration ENDING_LOOK = Duration.ofMillis(50);
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final Path folder;
    private final BrokerSettings settings;
    private final TokenTrust trust;
    private final Wear wear;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("kafka-watch").daemon().unstarted(this::watch);
    private final Trouble ended = new Trouble();
    private final Trouble refusing = new Trouble();
    private Duration pause = Duration.ZERO;
    private long startedAt = System.nanoTime();
    private @Nullable FileChannel lock;
    private @Nullable Installed installed;
    private boolean served;
    private volatile @Nullable KafkaProcess process;
    private volatile @Nullable Installed serving;

    EmbeddedKafka(Path folder, BrokerSettings settings, TokenTrust trust, Wear wear) {
        this.folder = folder;
        this.settings = settings;
        this.trust = trust;
        this.wear = wear;
    }

    @Override
    public void begin() {
        thread.start();
    }

    @Override
    public Optional<Map<String, Object>> access() {
        return Optional.ofNullable(serving).map(Installed::access);
    }

    @Override
    public Optional<String> address() {
        return Optional.ofNullable(serving).map(there -> KafkaConfiguration.advertised(settings, there.ports));
    }

    @Override
    public boolean encrypted() {
        return settings.certificate() != null;
    }

    @Override
    public Optional<Long> memory() {
        return process().filter(KafkaProcess::isAlive).flatMap(KafkaProcess::memory);
    }

    /** New keys are believed, and old ones no more, from the next connection on. */
    @Override
    public void refresh() {
        Installed there = serving;
        if (there != null) {
            try {
                there.home.writeKeys(trust.keys());
            } catch (IOException failed) {
                throw new BrokerUnavailable("The keys of tokens cannot be given to the broker", failed);
            }
        }
    }

    /** Where its files are. */
    Path folder() {
        return folder;
    }

    /** The process that runs. */
    Optional<KafkaProcess> process() {
        return Optional.ofNullable(process);
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOPPING)) {
                log.warn("Kafka is still being stopped");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            startAgain();
            while (!closedWithin(LOOK)) {
                if (!runs() && !closedWithin(nextPause())) {
                    startAgain();
                }
            }
        } catch (InterruptedException stopped) {
            log.debug("Kafka is watched no more", stopped);
        } finally {
            end();
        }
    }

    private boolean closedWithin(Duration time) throws InterruptedException {
        return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean runs() {
        KafkaProcess running = process;
        return running != null && running.isAlive();
    }

    private Duration nextPause() {
        serving = null;
        if (process != null && ended.begins() && installed != null) {
            log.warn("Kafka has ended by itself and is started again; its log is {}", installed.home.log());
        }
        boolean lived = System.nanoTime() - startedAt > LONGEST_PAUSE.toNanos();
        Duration next = lived || pause.isZero() ? FIRST_PAUSE : pause;
        Duration doubled = next.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return next;
    }

    private void startAgain() throws InterruptedException {
        try {
            Installed there = install();
            there.home.writeKeys(trust.keys());
            KafkaProcess started = KafkaProcess.serve(there.programs, there.home);
            process = started;
            awaitServing(there, started);
            serving = there;
            served = true;
            boolean refused = refusing.ends();
            if (ended.ends() || refused) {
                log.info("Kafka runs again on {}", KafkaConfiguration.advertised(settings, there.ports));
            } else {
                log.info(
                        "Kafka {} runs on {}",
                        KafkaPrograms.VERSION,
                        KafkaConfiguration.advertised(settings, there.ports));
            }
            if (wear == Wear.LASTING) {
                KafkaTraining.once(there.programs, there.home, settings, trust, closed);
            }
        } catch (IOException | RuntimeException failed) {
            log.debug("Kafka did not start", failed);
            if (closed.getCount() > 0 && refusing.begins()) {
                log.warn(
                        "Kafka does not start, and is tried on: {}. What it said is in {}",
                        Trouble.inOneLine(failed),
                        folder);
            }
            stopProcess();
            if (!served) {
                installed = null; // nobody knows its ports yet, and somebody may have taken one since they were chosen
            }
        } finally {
            startedAt = System.nanoTime();
        }
    }

    /** What is done once: the folder is ours alone, the jars lie there, the ports are chosen. */
    private Installed install() throws IOException, InterruptedException {
        Installed known = installed;
        if (known == null) {
            KafkaHome home = KafkaHome.at(folder);
            lock = lock(home);
            awaitPredecessor(home);
            KafkaHome.Ports ports = home.choosePorts(settings.listen());
            new KafkaConfiguration(settings, trust.issuer()).write(home, ports);
            known = new Installed(home, KafkaPrograms.unpack(home.folder()), ports, home.account());
            installed = known;
        }
        return known;
    }

    /** That of a Patchbay which was killed just now ends by itself: its data, then its ports are free. Ports of others are not waited for. */
    private void awaitPredecessor(KafkaHome home) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (home.isInUse()) {
            if (System.nanoTime() - start > STOPPING.toNanos() || closedWithin(ENDING_LOOK)) {
                throw new IOException("the one before it has not ended yet");
            }
        }
        for (long end = System.nanoTime() + LETTING_GO.toNanos(); !home.hasItsPorts() && System.nanoTime() < end; ) {
            if (closedWithin(ENDING_LOOK)) {
                return;
            }
        }
    }

    /** Until it says so itself: at a port that takes connections somebody else may listen. */
    private void awaitServing(Installed there, KafkaProcess started) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + STARTING.toNanos(); !there.home.saysThatItServes(); ) {
            if (started.endsWithin(Duration.ofMillis(50))) {
                throw new IOException("it ended by itself: " + there.home.lastWords());
            }
            if (System.nanoTime() > end || closed.getCount() == 0) {
                throw new IOException("it does not serve after " + STARTING);
            }
        }
    }

    private FileChannel lock(KafkaHome home) throws IOException {
        if (lock != null) {
            return lock;
        }
        FileChannel channel =
                FileChannel.open(home.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            log.debug("This process holds {} already", home);
        }
        channel.close();
        throw new IOException("another Patchbay uses the data in " + home.folder());
    }

    private void end() {
        serving = null;
        try {
            stopProcess();
            if (lock != null) {
                lock.close();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyGone) {
            log.debug("The lock could not be released", alreadyGone);
        }
    }

    private void stopProcess() throws InterruptedException {
        KafkaProcess running = process;
        if (running != null) {
            running.stop();
        }
    }

    /** An embedded broker that can be started. */
    private record Installed(KafkaHome home, KafkaPrograms programs, KafkaHome.Ports ports, KafkaHome.Account account) {

        Map<String, Object> access() {
            return Map.of(
                    "bootstrap.servers",
                    "127.0.0.1:" + ports.internal(),
                    "security.protocol",
                    "SASL_PLAINTEXT",
                    "sasl.mechanism",
                    "PLAIN",
                    "sasl.jaas.config",
                    account.login());
        }
    }
}

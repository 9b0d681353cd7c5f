package dev.patchbay.broker;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads many topics on a thread of its own, and has each dealt with by others, so that none waits for another. */
final class ReadingEach implements Subscription {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final String group;
    private final Pattern topics;
    private final Consumer<Portion> handler;
    private final Overflow overflow = new Overflow();
    private final ExecutorService hands;
    private final ReadingThread thread;

    ReadingEach(KafkaClients clients, String group, Pattern topics, Consumer<Portion> handler) {
        this.clients = clients;
        this.group = group;
        this.topics = topics;
        this.handler = handler;
        this.hands = Executors.newFixedThreadPool(
                Lanes.AT_ONCE,
                Thread.ofPlatform().name("broker-" + group + "-", 1).daemon().factory());
        this.thread = new ReadingThread(group, FIRST_PAUSE, this::read);
        thread.start();
    }

    private void read() {
        boolean careful = overflow.isCareful();
        try (KafkaConsumer<byte[], byte[]> reader = thread.open(clients.consumerOfMany(group, careful))) {
            var turns = careful ? new CarefulTurns(reader, overflow) : null;
            var lanes = new Lanes(clients, reader, hands, handler, turns);
            reader.subscribe(topics, lanes);
            try {
                while (thread.goesOn() && careful == overflow.isCareful()) {
                    lanes.turn();
                    thread.goesWell();
                }
            } finally {
                // whoever reads next begins where these end
                lanes.finish();
            }
        } catch (OutOfMemoryError full) {
            overflow.happened();
            throw full;
        }
    }

    @Override
    public void close() {
        thread.close();
        hands.shutdownNow();
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerRefused;
import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Position;
import dev.patchbay.broker.Topic;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the refused records of one source to its topic, in their order; each at least once. */
@Component
class DeadLetterWork implements JobHandler {

    static final String KIND = "pipeline.dead-letters";

    private static final Logger log = LoggerFactory.getLogger(DeadLetterWork.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int TOGETHER = 100;
    private static final int TURNS = 50;

    private final DeadLetterTable table;
    private final Broker broker;
    private final Catalog catalog;
    private final Clock clock;

    DeadLetterWork(DeadLetterTable table, Broker broker, Catalog catalog, Clock clock) {
        this.table = table;
        this.broker = broker;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        return write(IntegrationId.of(job.key()))
                ? JobOutcome.DONE
                : JobOutcome.runAgainAt(clock.instant().plus(AGAIN));
    }

    /** Returns false when some still wait. */
    boolean write(IntegrationId source) {
        Slug name = catalog.get(source).name();
        if (!broker.has(name)) {
            int gone = table.removeAll(source); // they are still among the refused records
            log.debug("{} has no topics any more, {} refused records are not written there", name, gone);
            return true;
        }
        var topic = new Topic(name, Topic.Kind.DLQ);
        for (int turn = 0; turn < TURNS; turn++) {
            List<DeadLetterTable.Waiting> waiting = table.oldest(source, TOGETHER);
            if (waiting.isEmpty()) {
                return true;
            }
            List<Long> written = write(topic, waiting);
            table.remove(written);
            if (written.size() < waiting.size()) {
                return false;
            }
        }
        return false;
    }

    /** The numbers of those that the broker has, to the first that it has not. */
    private List<Long> write(Topic topic, List<DeadLetterTable.Waiting> waiting) {
        List<CompletableFuture<Position>> sent =
                waiting.stream().map(one -> broker.append(topic, one.message())).toList();
        List<Long> written = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            if (!isThere(topic, waiting.get(i).message(), sent.get(i))) {
                break;
            }
            written.add(waiting.get(i).number());
        }
        return written;
    }

    private boolean isThere(Topic topic, Message message, CompletableFuture<Position> sent) {
        try {
            sent.join();
            return true;
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof BrokerRefused)) {
                log.debug("What is refused cannot be written to {} now", topic.name(), failed);
                return false;
            }
        }
        return bare(topic, message);
    }

    /** The reason alone, where the broker does not take the record with it. */
    private boolean bare(Topic topic, Message message) {
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.putIfAbsent("patchbay-cut", Integer.toString(message.value().length));
        try {
            broker.append(topic, new Message(message.key(), new byte[0], headers))
                    .join();
            return true;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof BrokerUnavailable) {
                return false;
            }
            log.warn("The broker does not take a refused record for {}; it is in the portal alone", topic.name());
            return true;
        }
    }
}

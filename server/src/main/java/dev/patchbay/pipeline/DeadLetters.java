package dev.patchbay.pipeline;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Received;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refused records that are written to the topic of an integration that has one. Each is written down with its refusal, and goes from
 * there to the broker: nothing is lost in between. When too many wait, nothing more is taken of that source.
 */
@Component
class DeadLetters {

    private static final String PREFIX = "patchbay-";

    private final DeadLetterTable table;
    private final Broker broker;
    private final Catalog catalog;
    private final Jobs jobs;
    private final PipelineSettings settings;
    private final Clock clock;

    DeadLetters(
            DeadLetterTable table, Broker broker, Catalog catalog, Jobs jobs, PipelineSettings settings, Clock clock) {
        this.table = table;
        this.broker = broker;
        this.catalog = catalog;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns where more may be refused.
     *
     * @throws ProblemException {@code dead-letters-waiting}
     */
    void requireRoom(IntegrationId source) {
        if (broker.present() && table.hasAsManyAs(source, settings.deadLettersWaiting())) {
            throw new ProblemException(
                    PipelineProblem.DEAD_LETTERS_WAITING,
                    "Nothing was taken. Refused records wait to be written to the integration's dlq topic, and the broker does not take them"
                            + " at the moment. Try again later.");
        }
    }

    /** Inside the transaction that refuses them. */
    void add(Shelf shelf, List<Judgement> refused, Way way, int schema) {
        if (refused.isEmpty()
                || !broker.present()
                || !broker.has(catalog.get(shelf.source()).name())) {
            return;
        }
        for (Judgement one : refused) {
            table.add(shelf.source(), message(shelf, one, way, schema));
        }
        jobs.schedule(JobRequest.now(DeadLetterWork.KIND, shelf.source().toString(), "dead-letters:" + shelf.source()));
    }

    private Message message(Shelf shelf, Judgement judgement, Way way, int schema) {
        Rejection why = Objects.requireNonNull(judgement.rejection());
        Map<String, String> headers = new HashMap<>();
        headers.put(PREFIX + "reason", why.code());
        headers.put(PREFIX + "pointer", why.pointer());
        headers.put(PREFIX + "message", why.message());
        headers.put(PREFIX + "way", way.word());
        headers.put(PREFIX + "schema", Integer.toString(schema));
        headers.put(PREFIX + "at", clock.instant().toString());
        if (judgement.key() != null) {
            headers.put(PREFIX + "key", judgement.key());
        }
        InstallationId installation = shelf.installation();
        if (installation != null) {
            headers.put("installation_id", installation.toString());
        }
        byte[] value = judgement.record().toString().getBytes(StandardCharsets.UTF_8);
        @Nullable String key = judgement.key();
        Origin origin = judgement.origin();
        if (origin != null) {
            Received received = origin.received();
            headers.put(PREFIX + "topic", received.topic().name());
            headers.put(PREFIX + "partition", Integer.toString(received.partition()));
            headers.put(PREFIX + "offset", Long.toString(received.offset()));
            value = received.value();
            key = received.key();
        }
        int most = (int) settings.largestRecord().toBytes();
        if (value.length > most) {
            headers.put(PREFIX + "cut", Integer.toString(value.length));
            value = Arrays.copyOf(value, most);
        }
        return new Message(key, value, headers);
    }
}

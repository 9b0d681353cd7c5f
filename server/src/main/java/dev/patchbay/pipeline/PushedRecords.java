package dev.patchbay.pipeline;

import dev.patchbay.broker.NotYet;
import dev.patchbay.broker.Portion;
import dev.patchbay.broker.Received;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.CpuPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes records that a source pushed. What must wait (no schema is known yet, Patchbay has too much to do, the database is away) stays
 * in the source's topic, in order, and holds up no other source; what can never be taken is refused.
 */
@Component
class PushedRecords {

    private static final String INSTALLATION = "installation_id";
    private static final Duration READING = Duration.ofSeconds(10);

    private final Catalog catalog;
    private final Ingest ingest;
    private final Judge judge;
    private final PrivateRecords installations;
    private final PushedReader reader;
    private final PushedWriting writing;
    private final DeadLetters deadLetters;
    private final RecordChannel channel;
    private final CpuPool cpu;

    PushedRecords(
            Catalog catalog,
            Ingest ingest,
            Judge judge,
            PrivateRecords installations,
            PushedReader reader,
            PushedWriting writing,
            DeadLetters deadLetters,
            RecordChannel channel,
            CpuPool cpu) {
        this.catalog = catalog;
        this.ingest = ingest;
        this.judge = judge;
        this.installations = installations;
        this.reader = reader;
        this.writing = writing;
        this.deadLetters = deadLetters;
        this.channel = channel;
        this.cpu = cpu;
    }

    /**
     * Takes them all, or none that it would not know again.
     *
     * @throws NotYet when they must wait
     */
    void take(Portion portion) {
        Optional<IntegrationId> source =
                catalog.find(portion.topic().integration()).map(Listing::id);
        if (source.isEmpty()) {
            return; // nobody's: the topic is about to go
        }
        SchemaVersion version;
        List<Pushed> pushed;
        try {
            version = ingest.version(source.get());
            deadLetters.requireRoom(source.get());
            pushed = judged(source.get(), version, portion.records());
        } catch (ProblemException problem) {
            throw new NotYet(problem.detail(), problem);
        }
        try {
            channel.tell(writing.write(portion, version, pushed));
        } catch (ProblemException changed) {
            throw new NotYet(changed.detail(), changed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotYet("Patchbay is being stopped", stopped);
        }
    }

    private List<Pushed> judged(IntegrationId source, SchemaVersion version, List<Received> records) {
        List<PushedReader.Read> read =
                cpu.call(() -> records.stream().map(reader::read).toList(), READING);
        Map<String, Optional<InstallationId>> known = new HashMap<>();
        List<Pushed> pushed = new ArrayList<>(records.size());
        Map<Shelf, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            Received record = records.get(i);
            var origin = new Origin(record);
            Shelf shelf = Shelf.ofAll(source);
            Rejection refused = read.get(i).refused();
            String named = record.headers().get(INSTALLATION);
            if (named != null) {
                Optional<InstallationId> installation =
                        known.computeIfAbsent(named, id -> installations.allowed(source, id));
                if (installation.isEmpty()) {
                    refused = PushedReader.strange();
                } else {
                    shelf = new Shelf(source, installation.get());
                }
            }
            JsonNode node = read.get(i).record();
            pushed.add(new Pushed(
                    shelf,
                    record.offset(),
                    refused == null
                            ? Judgement.open(node, origin)
                            : Judgement.refused(node, null, refused).from(origin)));
            if (refused == null) {
                places.computeIfAbsent(shelf, fresh -> new ArrayList<>()).add(i);
            }
        }
        places.forEach((shelf, indexes) -> {
            List<Judgement> judgements = judge.judgeEach(
                    version,
                    indexes.stream()
                            .map(i -> pushed.get(i).judgement().record())
                            .toList());
            for (int n = 0; n < indexes.size(); n++) {
                Pushed before = pushed.get(indexes.get(n));
                pushed.set(indexes.get(n), before.as(judgements.get(n).from(new Origin(records.get(indexes.get(n))))));
            }
        });
        return pushed;
    }

    /** A record of a portion, judged. */
    record Pushed(Shelf shelf, long offset, Judgement judgement) {

        Pushed as(Judgement other) {
            return new Pushed(shelf, offset, other);
        }
    }
}

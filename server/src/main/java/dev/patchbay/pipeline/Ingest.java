package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The one way in for records, however they come: judged by the schema in use, then written or kept as refused. */
@Component
public class Ingest {

    /** So many are written in one transaction. */
    private static final int TOGETHER = 500;

    private final SourceTable sources;
    private final Judge judge;
    private final Writing writing;
    private final Batches batches;
    private final DeadLetters deadLetters;

    Ingest(SourceTable sources, Judge judge, Writing writing, Batches batches, DeadLetters deadLetters) {
        this.sources = sources;
        this.judge = judge;
        this.writing = writing;
        this.batches = batches;
        this.deadLetters = deadLetters;
    }

    /**
     * Takes records of a source. A refused record keeps none of the others away.
     *
     * @param installation whose alone they are; null for all who installed the source
     * @return what became of each, in their order
     * @throws ProblemException {@code not-a-data-source}, {@code no-schema-yet}, {@code schema-too-slow}, {@code processor-busy},
     *     {@code dead-letters-waiting}
     */
    public List<Result> accept(IntegrationId source, @Nullable InstallationId installation, List<JsonNode> records) {
        return take(new Shelf(source, installation), Way.SENT, records, Fence.NONE)
                .results();
    }

    /**
     * The same for a batch that the source may send again under the same key: within a day, and before
     * very many others, it is answered alike, and does nothing again.
     *
     * @param key null where it cannot be repeated
     * @param body as it came, by which the batch is known again
     * @throws ProblemException also {@code batch-key-reused}
     */
    public Answered acceptOnce(Shelving shelving, @Nullable String key, byte[] body, List<JsonNode> records) {
        var shelf = new Shelf(shelving.source(), shelving.installation());
        SchemaVersion version = version(shelf.source());
        if (key == null) {
            var taken = take(shelf, Way.SENT, records, Fence.NONE);
            batches.count(shelf.source(), body.length);
            return new Answered(taken.results(), false);
        }
        var before = batches.find(shelf, key, body);
        if (before.isPresent()) {
            return new Answered(before.get(), true);
        }
        deadLetters.requireRoom(shelf.source());
        List<Judgement> judgements = judge.judge(version, records);
        return batches.once(
                shelf,
                key,
                body,
                () -> writing.write(shelf, Way.SENT, version, judgements, Fence.NONE)
                        .results());
    }

    /** Where records belong. */
    public record Shelving(IntegrationId source, @Nullable InstallationId installation) {}

    /**
     * What is answered to a batch.
     *
     * @param replayed whether it was answered before
     */
    public record Answered(List<Result> results, boolean replayed) {}

    Taken take(Shelf shelf, Way way, List<JsonNode> records, Fence fence) {
        SchemaVersion version = version(shelf.source());
        deadLetters.requireRoom(shelf.source());
        List<Judgement> judgements = judge.judge(version, records);
        List<Result> results = new ArrayList<>(records.size());
        var counts = PollReport.Counts.NONE;
        for (int from = 0; from < judgements.size(); from += TOGETHER) {
            var part = judgements.subList(from, Math.min(judgements.size(), from + TOGETHER));
            var taken = writing.write(shelf, way, version, part, fence);
            results.addAll(taken.results());
            counts = counts.and(taken.counts());
        }
        return new Taken(List.copyOf(results), counts);
    }

    /** What became of records. */
    record Taken(List<Result> results, PollReport.Counts counts) {}

    SchemaVersion version(IntegrationId id) {
        Source source = sources.find(id)
                .orElseThrow(() -> new ProblemException(
                        PipelineProblem.NO_SOURCE,
                        "Nothing was taken. Records are for data sources that somebody has installed."));
        if (source.schema() == null) {
            throw new ProblemException(
                    PipelineProblem.NO_SCHEMA,
                    "Nothing was taken. Patchbay reads /schema below base_url each few minutes, and found none so far that it can use.");
        }
        return Objects.requireNonNull(source.schema());
    }
}

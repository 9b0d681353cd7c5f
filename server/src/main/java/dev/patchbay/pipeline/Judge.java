package dev.patchbay.pipeline;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.vetting.SourceRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the records of a batch against their schema, on the threads for work that occupies the processor. */
@Component
class Judge {

    /** So many at a time, so that others get their turn. */
    private static final int TOGETHER = 200;

    /** As PostgreSQL writes them, so that what is measured is what readers get: 1e300 has 301 digits. */
    private static final JsonMapper WRITTEN_OUT = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final long NANOS_TOGETHER = 3_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Schemas schemas;
    private final CpuPool cpu;
    private final long largest;

    Judge(Schemas schemas, CpuPool cpu, PipelineSettings settings) {
        this.schemas = schemas;
        this.cpu = cpu;
        this.largest = settings.largestRecord().toBytes();
    }

    /**
     * A judgement of each record, in their order.
     *
     * @throws ProblemException {@code schema-too-slow}; {@code processor-busy}
     */
    List<Judgement> judge(SchemaVersion version, List<JsonNode> records) {
        RecordSchema schema = schemas.compiled(version);
        List<Judgement> judgements = new ArrayList<>(records.size());
        for (var part : parts(records)) {
            judgements.addAll(timed(version, schema, part));
        }
        return overtaken(judgements);
    }

    /**
     * The same where nobody waits who could be told that the schema is too slow: as many at a time as it has time for. One that takes
     * too long alone is refused.
     *
     * @throws ProblemException {@code processor-busy}
     */
    List<Judgement> judgeEach(SchemaVersion version, List<JsonNode> records) {
        RecordSchema schema = schemas.compiled(version);
        List<Judgement> judgements = new ArrayList<>(records.size());
        for (var part : parts(records)) {
            judgements.addAll(patiently(version, schema, part));
        }
        return overtaken(judgements);
    }

    private List<Judgement> patiently(SchemaVersion version, RecordSchema schema, List<JsonNode> records) {
        try {
            return timed(version, schema, records);
        } catch (ProblemException slow) {
            if (slow.problem() != PipelineProblem.SCHEMA_TOO_SLOW) {
                throw slow;
            }
        }
        if (records.size() == 1) {
            return List.of(Judgement.refused(
                    records.getFirst(),
                    null,
                    Rejection.of(
                            "record-too-slow", "Holding the record against the schema takes too long.", Map.of())));
        }
        int half = records.size() / 2;
        List<Judgement> judgements = new ArrayList<>(patiently(version, schema, records.subList(0, half)));
        judgements.addAll(patiently(version, schema, records.subList(half, records.size())));
        return judgements;
    }

    /** That others occupy the processor is nobody's fault; that it is occupied by these is. */
    private List<Judgement> timed(SchemaVersion version, RecordSchema schema, List<JsonNode> records) {
        var begun = new AtomicLong();
        try {
            return cpu.call(
                    () -> {
                        begun.set(System.nanoTime());
                        return part(version, schema, records);
                    },
                    PATIENCE);
        } catch (ProblemException problem) {
            long start = begun.get();
            if (start != 0 && System.nanoTime() - start > NANOS_TOGETHER) {
                throw tooSlow();
            }
            throw problem;
        }
    }

    private static List<List<JsonNode>> parts(List<JsonNode> records) {
        List<List<JsonNode>> parts = new ArrayList<>();
        for (int from = 0; from < records.size(); from += TOGETHER) {
            parts.add(records.subList(from, Math.min(records.size(), from + TOGETHER)));
        }
        return parts;
    }

    private static List<Judgement> overtaken(List<Judgement> judgements) {
        Set<String> later = new HashSet<>();
        for (int i = judgements.size() - 1; i >= 0; i--) {
            Judgement judgement = judgements.get(i);
            if (judgement.key() != null && later.contains(judgement.key())) {
                judgements.set(i, judgement.overtaken());
            } else if (judgement.entry() != null) {
                later.add(judgement.entry().key());
            }
        }
        return judgements;
    }

    private List<Judgement> part(SchemaVersion version, RecordSchema schema, List<JsonNode> records) {
        long start = System.nanoTime();
        List<Judgement> judgements = new ArrayList<>(records.size());
        for (JsonNode record : records) {
            if (System.nanoTime() - start > NANOS_TOGETHER) {
                throw tooSlow();
            }
            judgements.add(one(version, schema, record));
        }
        return judgements;
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                PipelineProblem.SCHEMA_TOO_SLOW,
                "Nothing more of this batch was taken. Holding " + TOGETHER
                        + " of these records against their schema takes more than 3 seconds: make it simpler.");
    }

    private Judgement one(SchemaVersion version, RecordSchema schema, JsonNode record) {
        JsonNode said = withoutMark(record);
        var mismatch = SourceRecords.mismatch(record, schema, version.key());
        String key = key(record, version.key());
        if (key != null && key.length() > RecordKey.LONGEST) {
            return Judgement.refused(
                    record,
                    null,
                    Rejection.of(
                            "key-too-long",
                            "The key has more than " + RecordKey.LONGEST + " characters.",
                            Map.of("most", Integer.toString(RecordKey.LONGEST))));
        }
        if (mismatch.isPresent() || key == null) {
            return Judgement.refused(record, key, Rejection.of(mismatch.orElseThrow()));
        }
        boolean deletion = SourceRecords.isDeletion(record);
        String value = WRITTEN_OUT.writeValueAsString(deletion ? RecordKey.alone(record, version.key()) : said);
        if (value.getBytes(StandardCharsets.UTF_8).length > largest) {
            return Judgement.refused(
                    record,
                    key,
                    Rejection.of(
                            "record-too-large",
                            "The record has more than " + largest + " bytes.",
                            Map.of("most", Long.toString(largest))));
        }
        return Judgement.accepted(record, new RecordTable.Entry(key, value, deletion));
    }

    /** The key, even of a record that does not fit otherwise; null where a field of it is missing. */
    private static @Nullable String key(JsonNode record, List<String> fields) {
        return fields.stream()
                        .allMatch(field -> record.path(field).isValueNode()
                                && !record.path(field).isNull())
                ? RecordKey.of(record, fields)
                : null;
    }

    /** {@code "_deleted": false} says nothing. */
    private static JsonNode withoutMark(JsonNode record) {
        return record instanceof ObjectNode object && object.has("_deleted")
                ? object.deepCopy().without(List.of("_deleted"))
                : record;
    }
}

package dev.patchbay.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.ValidationLimitExceededException;
import dev.patchbay.documents.Fault;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema (2020-12) that a publisher wrote for its records: nothing is fetched for it, its patterns run in linear time,
 * and holding a record against it ends after a bounded number of steps, whatever refers to what in it.
 */
public final class RecordSchema {

    private static final SchemaRegistry REGISTRY = ManifestSchema.registry();
    private static final long MOST_STEPS = 100_000;
    private static final int DEEPEST = 200;

    private final Schema schema;

    private RecordSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * The first thing that does not fit.
     *
     * @param pointer JSON Pointer (RFC 6901) into the record
     */
    public record Mismatch(String pointer, String message) {}

    /**
     * Reads a schema.
     *
     * @throws ProblemException {@code invalid-request} with what is wrong with it
     */
    public static RecordSchema of(JsonNode definition) {
        List<Fault> faults = new ArrayList<>();
        SchemaRules.check(definition, "", faults);
        if (!faults.isEmpty()) {
            throw InvalidRequest.of(
                    "/schema" + faults.getFirst().pointer(), faults.getFirst().message());
        }
        try {
            var schema = REGISTRY.getSchema(definition);
            schema.initializeValidators();
            return new RecordSchema(schema);
        } catch (RuntimeException unusable) {
            throw InvalidRequest.of("/schema", "This is no JSON Schema of the dialect 2020-12 that could be used.");
        }
    }

    /** Holds a record against the schema; occupies the processor for some milliseconds at most. */
    public Optional<Mismatch> check(JsonNode record) {
        try {
            return schema
                    .validate(
                            record,
                            context -> context.executionConfig(config -> config.failFast(true)
                                    .maxEvaluationSteps(MOST_STEPS)
                                    .maxEvaluationDepth(DEEPEST)))
                    .stream()
                    .map(RecordSchema::mismatch)
                    .findFirst();
        } catch (ValidationLimitExceededException endless) {
            return Optional.of(
                    new Mismatch("", "The schema takes more than 100,000 steps for this record: make it simpler."));
        }
    }

    private static Mismatch mismatch(Error error) {
        return new Mismatch(
                error.getInstanceLocation().toString(), Objects.requireNonNullElse(error.getMessage(), "is not valid"));
    }
}

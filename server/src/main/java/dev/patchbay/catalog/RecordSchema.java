package dev.patchbay.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.ValidationLimitExceededException;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Said;
import java.io.Serial;
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
     * @param message in English
     * @param said the message for other languages
     */
    public record Mismatch(String pointer, String message, Said said) {}

    /** A schema that records cannot be held against. */
    public static final class Unusable extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        Unusable(Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }

        /** JSON Pointer (RFC 6901) into the schema. */
        public String pointer() {
            return fault.pointer();
        }

        /** In English. */
        public String message() {
            return fault.message();
        }

        /** The message for other languages. */
        public Said said() {
            return Objects.requireNonNull(fault.said());
        }
    }

    /** Reads a schema. */
    public static RecordSchema of(JsonNode definition) throws Unusable {
        List<Fault> faults = new ArrayList<>();
        SchemaRules.check(definition, "", faults);
        if (!faults.isEmpty()) {
            throw new Unusable(faults.getFirst());
        }
        try {
            var schema = REGISTRY.getSchema(definition);
            schema.initializeValidators();
            return new RecordSchema(schema);
        } catch (RuntimeException unusable) {
            throw new Unusable(ManifestMistake.SCHEMA_UNUSABLE.at(
                    "", "This is no JSON Schema of the dialect 2020-12 that could be used."));
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
            return Optional.of(of(ManifestMistake.SCHEMA_ENDLESS.at(
                    "", "The schema takes more than 100,000 steps for this record: make it simpler.")));
        }
    }

    private static Mismatch mismatch(Error error) {
        return of(ManifestSchema.broken(error.getInstanceLocation().toString(), error));
    }

    private static Mismatch of(Fault fault) {
        return new Mismatch(fault.pointer(), fault.message(), Objects.requireNonNull(fault.said()));
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of data sources. */
enum PipelineProblem implements Problem {
    NO_SCHEMA("no-schema-yet", ProblemKind.CONFLICT, "Patchbay does not know the schema of these records yet"),
    NO_SOURCE("not-a-data-source", ProblemKind.CONFLICT, "This integration is no data source"),
    BATCH_KEY_REUSED("batch-key-reused", ProblemKind.CONFLICT, "This key was used for another batch"),
    DEAD_LETTERS_WAITING(
            "dead-letters-waiting", ProblemKind.UNAVAILABLE, "Refused records of this source wait for the broker"),
    SCHEMA_TOO_SLOW("schema-too-slow", ProblemKind.CONFLICT, "The schema takes too long for these records");

    private final ProblemType type;

    PipelineProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

package dev.patchbay.lifecycle;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of reading the log. */
enum LifecycleProblem implements Problem {
    EVENTS_EXPIRED("events-expired", ProblemKind.GONE, "Some of these events are not kept any more"),
    TOO_MANY_READERS("too-many-readers", ProblemKind.TOO_MANY, "Too many wait for events"),
    CREDENTIALS_TAKEN("credentials-taken", ProblemKind.GONE, "This address for credentials has served its time");

    private final ProblemType type;

    LifecycleProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

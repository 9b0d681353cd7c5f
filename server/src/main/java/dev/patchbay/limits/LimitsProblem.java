package dev.patchbay.limits;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals because something has reached its bound. */
enum LimitsProblem implements Problem {
    TOO_MANY_REQUESTS("too-many-requests", ProblemKind.TOO_MANY, "This was asked for too often"),
    PROCESSOR_BUSY("processor-busy", ProblemKind.UNAVAILABLE, "Patchbay has too much to work out at the moment");

    private final ProblemType type;

    LimitsProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

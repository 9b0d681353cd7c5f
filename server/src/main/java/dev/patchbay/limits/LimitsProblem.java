package dev.patchbay.limits;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;

/** Refusals because something has reached its bound. */
enum LimitsProblem implements Problem {
    TOO_MANY_REQUESTS("too-many-requests", ProblemKind.TOO_MANY, "This was asked for too often"),
    PROCESSOR_BUSY("processor-busy", ProblemKind.UNAVAILABLE, "Patchbay has too much to work out at the moment");

    private final String slug;
    private final ProblemKind kind;
    private final String title;

    LimitsProblem(String slug, ProblemKind kind, String title) {
        this.slug = slug;
        this.kind = kind;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}

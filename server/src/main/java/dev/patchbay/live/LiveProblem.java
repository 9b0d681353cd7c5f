package dev.patchbay.live;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of following what changes. */
enum LiveProblem implements Problem {
    TOO_MANY_PAGES("too-many-pages", ProblemKind.TOO_MANY, "Too many pages follow what changes"),
    LIVE_FULL("live-full", ProblemKind.UNAVAILABLE, "No more pages can follow here at the moment");

    private final ProblemType type;

    LiveProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

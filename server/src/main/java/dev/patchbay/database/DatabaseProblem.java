package dev.patchbay.database;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** What a caller learns when the database has no room, or is lost at the wrong moment. */
enum DatabaseProblem implements Problem {
    BUSY("busy", ProblemKind.UNAVAILABLE, "Patchbay is busy"),
    OUTCOME_UNKNOWN("outcome-unknown", ProblemKind.UNAVAILABLE, "It is not known whether this was done");

    private final ProblemType type;

    DatabaseProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

package dev.patchbay.database;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;

/** What a caller learns when the database has no room. */
enum DatabaseProblem implements Problem {
    BUSY("busy", "Patchbay is busy");

    private final String slug;
    private final String title;

    DatabaseProblem(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public ProblemKind kind() {
        return ProblemKind.UNAVAILABLE;
    }

    @Override
    public String title() {
        return title;
    }
}

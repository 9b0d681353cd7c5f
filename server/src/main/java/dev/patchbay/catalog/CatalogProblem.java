package dev.patchbay.catalog;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;

enum CatalogProblem implements Problem {
    UNKNOWN_LISTING("unknown-listing", ProblemKind.NOT_FOUND, "There is no such listing"),
    INVALID_CATALOG("invalid-catalog", ProblemKind.INVALID, "The catalog file has mistakes"),
    NO_CATALOG_FILE("no-catalog-file", ProblemKind.CONFLICT, "There is no catalog file");

    private final String slug;
    private final ProblemKind kind;
    private final String title;

    CatalogProblem(String slug, ProblemKind kind, String title) {
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

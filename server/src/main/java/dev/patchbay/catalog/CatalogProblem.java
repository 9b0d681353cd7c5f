package dev.patchbay.catalog;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

enum CatalogProblem implements Problem {
    UNKNOWN_LISTING("unknown-listing", ProblemKind.NOT_FOUND, "There is no such listing"),
    INVALID_CATALOG("invalid-catalog", ProblemKind.INVALID, "The catalog file has mistakes"),
    NO_CATALOG_FILE("no-catalog-file", ProblemKind.CONFLICT, "There is no catalog file"),
    WEBHOOK_SECRET_IN_CATALOG("webhook-secret-in-catalog", ProblemKind.CONFLICT, "The catalog file gives this secret");

    private final ProblemType type;

    CatalogProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

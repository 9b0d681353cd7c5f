package dev.patchbay.catalog;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

enum CatalogProblem implements Problem {
    UNKNOWN_LISTING("unknown-listing", ProblemKind.NOT_FOUND, "There is no such listing"),
    INVALID_CATALOG("invalid-catalog", ProblemKind.INVALID, "The catalog file has mistakes"),
    NO_CATALOG_FILE("no-catalog-file", ProblemKind.CONFLICT, "There is no catalog file"),
    RULED_BY_CATALOG_FILE("ruled-by-catalog-file", ProblemKind.CONFLICT, "The catalog file rules this"),
    NAME_TAKEN("name-taken", ProblemKind.CONFLICT, "The name is taken"),
    TOO_MANY_INTEGRATIONS("too-many-integrations", ProblemKind.CONFLICT, "There are too many integrations"),
    INVALID_MANIFEST("invalid-manifest", ProblemKind.INVALID, "The manifest has mistakes"),
    NO_DRAFT("no-draft", ProblemKind.CONFLICT, "There is no draft"),
    DRAFT_CHANGED("draft-changed", ProblemKind.CONFLICT, "The draft was changed by somebody else"),
    VERSION_NOT_GREATER("version-not-greater", ProblemKind.CONFLICT, "The version number is not greater"),
    CHECKS_FAILED("checks-failed", ProblemKind.CONFLICT, "Checks failed"),
    UNKNOWN_VERSION("unknown-version", ProblemKind.NOT_FOUND, "There is no such version"),
    LAST_VERSION("last-version", ProblemKind.CONFLICT, "It is the last version"),
    NOT_PUBLISHED("not-published", ProblemKind.CONFLICT, "It was never published"),
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

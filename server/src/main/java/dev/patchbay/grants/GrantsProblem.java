package dev.patchbay.grants;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;

/** Refusals of this module. */
public enum GrantsProblem implements Problem {
    REVOCATIONS_UNAVAILABLE(
            "revocations-unavailable",
            ProblemKind.UNAVAILABLE,
            "It cannot be told at the moment which tokens are valid");

    private final String slug;
    private final ProblemKind kind;
    private final String title;

    GrantsProblem(String slug, ProblemKind kind, String title) {
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

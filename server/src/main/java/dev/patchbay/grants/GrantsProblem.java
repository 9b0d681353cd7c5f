package dev.patchbay.grants;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of this module. */
public enum GrantsProblem implements Problem {
    REVOCATIONS_UNAVAILABLE(
            "revocations-unavailable",
            ProblemKind.UNAVAILABLE,
            "It cannot be told at the moment which tokens are valid");

    private final ProblemType type;

    GrantsProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

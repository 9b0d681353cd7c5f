package dev.patchbay.appapi;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of what apps ask. */
enum AppProblem implements Problem {
    TOKEN_DIED("token-died", ProblemKind.UNAUTHENTICATED, "The token has died");

    private final ProblemType type;

    AppProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

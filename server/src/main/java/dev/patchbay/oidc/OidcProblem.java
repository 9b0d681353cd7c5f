package dev.patchbay.oidc;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of tokens outside the provider's own endpoints, which answer as their RFCs say. */
enum OidcProblem implements Problem {
    INVALID_TOKEN("invalid-token", ProblemKind.UNAUTHENTICATED, "The token is not valid"),
    TOKEN_OF_A_PERSON("token-of-a-person", ProblemKind.FORBIDDEN, "This is not for tokens of people");

    private final ProblemType type;

    OidcProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

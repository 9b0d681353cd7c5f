package dev.patchbay.policy;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of this module. */
public enum PolicyProblem implements Problem {
    NOT_ALLOWED_HERE("not-allowed-here", ProblemKind.FORBIDDEN, "Your organization does not allow this app"),
    POLICY_CHANGED("policy-changed", ProblemKind.CONFLICT, "Somebody else changed which apps are allowed"),
    REQUEST_ANSWERED("request-answered", ProblemKind.CONFLICT, "This request has been answered already"),
    REQUEST_NOT_NEEDED("request-not-needed", ProblemKind.CONFLICT, "There is nothing to ask for");

    private final ProblemType type;

    PolicyProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

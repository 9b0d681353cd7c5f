package dev.patchbay.vetting;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of looking at integrations. */
enum VettingProblem implements Problem {
    CHECKS_BUSY("checks-busy", ProblemKind.UNAVAILABLE, "Too many integrations are being checked");

    private final ProblemType type;

    VettingProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

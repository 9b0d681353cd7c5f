package dev.patchbay.broker;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** What a caller learns of the broker. */
enum BrokerProblem implements Problem {
    FULL("broker-full", ProblemKind.CONFLICT, "The broker has no room for another integration");

    private final ProblemType type;

    BrokerProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

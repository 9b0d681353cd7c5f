package dev.patchbay.delivery;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of looking after deliveries. */
enum DeliveryProblem implements Problem {
    NOT_WAITED_FOR("event-not-waited-for", ProblemKind.CONFLICT, "The stream does not wait for this event"),
    NO_WEBHOOK("no-webhook", ProblemKind.CONFLICT, "The integration is not told over HTTP");

    private final ProblemType type;

    DeliveryProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

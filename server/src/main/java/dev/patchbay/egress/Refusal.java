package dev.patchbay.egress;

import java.io.IOException;
import java.io.Serial;

/** Ends an exchange with a reason; becomes an {@link EgressFailure} at the face. */
final class Refusal extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final EgressFailure.Reason reason;

    Refusal(EgressFailure.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    EgressFailure.Reason reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

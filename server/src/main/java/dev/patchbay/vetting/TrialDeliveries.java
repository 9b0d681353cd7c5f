package dev.patchbay.vetting;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Makes events to try a receiver with; answered by whoever delivers, and so knows how. */
public interface TrialDeliveries {

    /** What is wrong with an event on purpose. */
    enum Flaw {
        NONE,
        /** Signed by somebody who does not know the secret. */
        FORGED,
        /** Signed well, and ten minutes old. */
        OLD
    }

    /** A request that was not sent. */
    record Trial(URI address, Map<String, String> headers, String body) {}

    /** An {@code app.installed} that never happened, marked as an example; empty where the subject is told nothing over HTTP. */
    Optional<Trial> make(CheckSubject subject, Flaw flaw);

    /** Why there is none, as the key of a mend. */
    default String absence(CheckSubject subject) {
        return "webhook.none";
    }
}

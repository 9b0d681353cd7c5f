package dev.patchbay.pipeline;

import dev.patchbay.broker.Received;
import java.nio.charset.StandardCharsets;

/** Where in the broker a record lies. */
record Origin(Received received) {

    /** As it came; what is no text is shown as such. */
    String text() {
        return new String(received.value(), StandardCharsets.UTF_8);
    }
}

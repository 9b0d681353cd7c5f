package dev.patchbay.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What came of one attempt. */
sealed interface Answer {

    Duration latency();

    /**
     * The endpoint answered.
     *
     * @param headers by lower-case name
     * @param body the part that is kept
     */
    record Answered(int status, Map<String, List<String>> headers, KeptAttempt.Body body, Duration latency)
            implements Answer {

        public Answered {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * No answer came: no connection, no answer in time, or an address that may not be called.
     *
     * @param error a sentence for a person
     */
    record Unanswered(String error, Duration latency) implements Answer {}
}

package dev.patchbay.egress;

import java.time.Duration;

/**
 * No answer that could be used.
 *
 * @param message what happened, for the person whose address it is
 */
public record EgressFailure(Reason reason, String message, Duration latency) implements EgressResult {

    /** Why there is no answer. */
    public enum Reason {
        /** The address itself is not allowed: its scheme, its port, a user in it. */
        REFUSED_URL,
        /** The name leads to an address that is not reachable from the whole internet, or to Patchbay itself. */
        REFUSED_ADDRESS,
        /** The name could not be looked up. */
        UNRESOLVED,
        /** No connection, or it broke. */
        CONNECT,
        /** No trusted TLS connection for this name. */
        TLS,
        /** Not finished within the time limit. */
        TIMEOUT,
        /** More headers or body than allowed. */
        TOO_LARGE,
        /** Not an answer of HTTP. */
        INVALID_ANSWER,
        /** Patchbay itself has too much to do; the address is not to blame. */
        BUSY
    }
}

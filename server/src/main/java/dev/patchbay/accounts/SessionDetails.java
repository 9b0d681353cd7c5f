package dev.patchbay.accounts;

import dev.patchbay.kernel.SessionId;
import java.time.Instant;

/**
 * A session as its owner sees it in the list of their sessions.
 *
 * @param browser such as {@code Firefox}, or empty
 * @param device such as {@code Windows}, or empty
 * @param address the whole network address: only its owner reads it, and it is forgotten with the session
 */
public record SessionDetails(
        SessionId id, String browser, String device, String address, SignedInBy.Method method, Times times) {

    /** When it began, and when it was last used, to the minute. */
    public record Times(Instant signedInAt, Instant lastSeenAt) {}
}

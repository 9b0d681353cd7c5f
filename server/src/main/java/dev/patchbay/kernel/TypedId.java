package dev.patchbay.kernel;

import java.util.UUID;

/** An id that cannot be taken for another kind of id; on the wire its UUID. */
public sealed interface TypedId
        permits AccountId, OrganizationId, IntegrationId, InstallationId, GrantId, SessionId, EventId, RequestId {

    UUID value();

    /**
     * Reads the canonical form of a UUID.
     *
     * @throws ProblemException {@code not-found} when the text is no UUID: nothing can have such an id
     */
    static UUID parse(String text, String kind) {
        if (text.length() == 36) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException malformed) {
                // falls through: an id of another shape names nothing
            }
        }
        throw new ProblemException(KernelProblem.NOT_FOUND, "There is no " + kind + " with this id.");
    }
}

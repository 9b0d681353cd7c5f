package dev.patchbay.kernel;

/** What went wrong, in terms that the edge turns into an answer's status. */
public enum ProblemKind {
    /** The request cannot be understood or breaks a rule of form. */
    INVALID,
    /** Nobody is signed in. */
    UNAUTHENTICATED,
    /** Somebody is, and may not. */
    FORBIDDEN,
    /** It does not exist, or the caller may not know that it does. */
    NOT_FOUND,
    /** The present state does not allow it. */
    CONFLICT,
    /** It was there and is no more. */
    GONE,
    /** The request is larger than its bound. */
    TOO_LARGE,
    /** The request was meant for another host. */
    MISDIRECTED,
    /** Too many requests; the problem's {@code retryAfter} says how many seconds to wait. */
    TOO_MANY,
    /** A thing that is needed is not there at the moment. */
    UNAVAILABLE,
    /** A server behind ours gave no proper answer. */
    UPSTREAM,
    /** A server behind ours took too long. */
    UPSTREAM_LATE,
    /** A mistake of ours. */
    INTERNAL
}

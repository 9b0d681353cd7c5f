package dev.patchbay.delivery;

/** How the telling of one event stands. */
public enum DeliveryState {
    /** The endpoint took it. */
    DELIVERED,
    /** It is attempted as soon as it may be. */
    WAITING,
    /** It was attempted, and is again. */
    FAILING,
    /** Nothing is attempted before somebody acts: the schedule has run out, or the endpoint is disabled. */
    STOPPED,
    /** Somebody let its stream pass over it, or the endpoint has no address for it. */
    SKIPPED,
    /** The integration reads it by itself, as it does all that is tried in a sandbox. */
    PULLED
}

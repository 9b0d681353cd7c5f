package dev.patchbay.grants;

/** Whether a client may be used. */
public enum ClientState {
    ACTIVE,
    /** Refused until it is enabled again; its secret stays as it is. */
    DISABLED,
    /** Refused for ever; its secret is gone. */
    ENDED
}

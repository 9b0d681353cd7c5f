package dev.patchbay.gateway;

/** In which of four ways somebody calls; a token says so in its claim {@code caller}. */
public enum CallerKind {
    /** A person in the web UI: with the session's cookie, or with a token of their own. */
    USER,
    /** An app for a person who came through it. */
    DELEGATED,
    /** An app for one installation, with nobody present. */
    INSTALLATION,
    /** An app as itself, for no installation. */
    CLIENT;

    /** As in the claim and in {@code X-Patchbay-Assertion}. */
    public String word() {
        return switch (this) {
            case USER -> "user";
            case DELEGATED -> "delegated";
            case INSTALLATION -> "installation";
            case CLIENT -> "client";
        };
    }

    /** Whether a person is present. */
    public boolean isPerson() {
        return this == USER || this == DELEGATED;
    }
}

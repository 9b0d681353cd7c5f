package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an installation gets its client id and secret. */
public enum CredentialsKind {
    /** The app is told in {@code app.installed}. */
    @JsonProperty("automatic")
    AUTOMATIC,
    /** An admin is shown them once, and configures the app by hand. */
    @JsonProperty("manual")
    MANUAL;

    /** As programs read it, such as {@code manual}. */
    public String word() {
        return this == AUTOMATIC ? "automatic" : "manual";
    }
}

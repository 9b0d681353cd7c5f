package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom an integration can be installed for. */
public enum InstallTarget {
    @JsonProperty("user")
    USER,
    @JsonProperty("organization")
    ORGANIZATION
}

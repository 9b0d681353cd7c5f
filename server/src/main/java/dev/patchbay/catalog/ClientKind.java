package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which OAuth client an organization's installation uses. */
public enum ClientKind {
    /** One client for each installation. */
    @JsonProperty("per_installation")
    PER_INSTALLATION,
    /** The integration's own client for all; the tenant is the token's {@code organization_id}. */
    @JsonProperty("shared")
    SHARED
}

package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a data source's records reach Patchbay. */
public enum DeliveryMode {
    @JsonProperty("pull")
    PULL,
    @JsonProperty("push")
    PUSH
}

package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an integration wants its lifecycle events. */
public enum EventsTransport {
    @JsonProperty("webhook")
    WEBHOOK,
    @JsonProperty("broker")
    BROKER,
    @JsonProperty("pull")
    PULL
}

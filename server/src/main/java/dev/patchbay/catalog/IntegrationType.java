package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an integration mainly is; any type may also serve data. */
public enum IntegrationType {
    @JsonProperty("app")
    APP,
    @JsonProperty("widget")
    WIDGET,
    @JsonProperty("data_source")
    DATA_SOURCE
}

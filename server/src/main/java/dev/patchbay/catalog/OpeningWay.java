package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How <em>Open app</em> signs a person in. */
public enum OpeningWay {
    /** To the app's own address, which starts its own login. */
    @JsonProperty("app")
    APP,
    /** Login started by us (OpenID Connect Core 1.0 §4). */
    @JsonProperty("initiate")
    INITIATE,
    /** An authorization request minted by us; the app receives a code it did not ask for. */
    @JsonProperty("launch")
    LAUNCH
}

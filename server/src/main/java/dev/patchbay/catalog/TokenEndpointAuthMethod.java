package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the integration's clients prove who they are, in the words of RFC 7591 §2. */
public enum TokenEndpointAuthMethod {
    /** With a secret by HTTP Basic; in the form works as well. */
    @JsonProperty("client_secret_basic")
    CLIENT_SECRET_BASIC,
    /** With a secret in the form; by HTTP Basic works as well. */
    @JsonProperty("client_secret_post")
    CLIENT_SECRET_POST,
    /** With a JWT that they sign; no secret exists. */
    @JsonProperty("private_key_jwt")
    PRIVATE_KEY_JWT,
    /** Not at all: a program in a browser. */
    @JsonProperty("none")
    NONE
}

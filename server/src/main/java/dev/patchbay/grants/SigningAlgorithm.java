package dev.patchbay.grants;

/** What a client's tokens are signed with (RFC 7518 §3.1). */
public enum SigningAlgorithm {
    ES256,
    /** For clients that know nothing else. */
    RS256
}

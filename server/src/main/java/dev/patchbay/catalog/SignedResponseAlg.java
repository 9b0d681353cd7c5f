package dev.patchbay.catalog;

/** What the integration's tokens are signed with. */
public enum SignedResponseAlg {
    ES256,
    RS256
}

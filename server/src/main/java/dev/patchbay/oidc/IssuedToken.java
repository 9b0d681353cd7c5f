package dev.patchbay.oidc;

import java.time.Instant;
import java.util.Set;

/** An access token as it goes to the client. */
record IssuedToken(String value, Instant issuedAt, Instant expiresAt, Set<String> scopes) {}

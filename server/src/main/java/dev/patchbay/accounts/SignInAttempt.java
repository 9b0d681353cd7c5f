package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import java.util.Optional;

/**
 * Somebody's attempt to sign in.
 *
 * @param remoteAddress where the attempt comes from, for the throttle
 * @param previous the session that this browser had until now; it ends when the attempt succeeds
 */
public record SignInAttempt(String email, Secret password, String remoteAddress, Optional<Session> previous) {}

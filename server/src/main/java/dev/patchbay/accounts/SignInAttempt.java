package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import java.util.Optional;

/**
 * Somebody's attempt to sign in.
 *
 * @param by with what and from where, for the throttle and for the list of sessions
 * @param previous the session that this browser had until now; it ends when the attempt succeeds
 */
public record SignInAttempt(String email, Secret password, SignedInBy by, Optional<Session> previous) {}

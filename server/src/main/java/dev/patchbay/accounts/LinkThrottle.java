package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Bounds of mailed links: how many letters one asks for, and how often one tries a link that is none. Nothing here depends on
 * whether anybody has an account. Every refusal is {@code too-many-requests}.
 */
@Component
class LinkThrottle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int PASSWORDS_PER_LINK = 10;

    private final Throttle throttle;
    private final Allowance perEmail;
    private final Allowance perAddress;
    private final Allowance guesses;

    LinkThrottle(Throttle throttle, LinksSettings settings) {
        this.throttle = throttle;
        this.perEmail = new Allowance(settings.perEmail(), HOUR, HOUR);
        this.perAddress = new Allowance(settings.perAddress(), HOUR, Duration.ofHours(4));
        this.guesses = new Allowance(settings.guessesPerAddress(), QUARTER, Duration.ofHours(4));
    }

    /** Counts a letter that somebody who is not signed in asks for. */
    void letterFrom(String remoteAddress) {
        throttle.demand("letter:address:" + NetworkAddress.network(remoteAddress), perAddress);
    }

    /** Counts a letter of this kind to this address. */
    void letterTo(String kind, EmailAddress email) {
        throttle.demand("letter:" + kind + ":" + email.value(), perEmail);
    }

    /** Counts a link that is tried; {@link #right} takes it back. */
    void guess(String remoteAddress) {
        throttle.demand(guessBucket(remoteAddress), guesses);
    }

    void right(String remoteAddress) {
        throttle.giveBack(guessBucket(remoteAddress));
    }

    /** Counts a password that is tried with this link. */
    void passwordFor(Secret token) {
        throttle.demand(
                "link-password:" + Sha256.hex(token.reveal()), new Allowance(PASSWORDS_PER_LINK, QUARTER, HOUR));
    }

    private static String guessBucket(String remoteAddress) {
        return "link:address:" + NetworkAddress.network(remoteAddress);
    }
}

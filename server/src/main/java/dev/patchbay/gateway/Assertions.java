package dev.patchbay.gateway;

import java.time.Duration;

/** The port through which the gateway has it signed who calls, for an upstream server. */
public interface Assertions {

    /** How long one is good. */
    Duration LIFE = Duration.ofSeconds(60);

    /**
     * A JWT that says what the caller's token says, signed with the provider's ES256 key and good for {@link #LIFE}.
     *
     * @param audience origin of the upstream server
     */
    String of(Caller caller, String audience);
}

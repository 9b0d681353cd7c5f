package dev.patchbay.broker;

import java.io.Serial;

/** The broker will never take this message, however often it is tried: it is too large, say. */
public class BrokerRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BrokerRefused(String why) {
        super(why);
    }

    BrokerRefused(String why, Throwable cause) {
        super(why, cause);
    }
}

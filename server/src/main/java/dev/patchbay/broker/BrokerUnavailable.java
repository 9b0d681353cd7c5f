package dev.patchbay.broker;

import java.io.Serial;

/** The broker does not answer, or has no room at the moment; later it may. */
public class BrokerUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BrokerUnavailable(String why) {
        super(why);
    }

    BrokerUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}

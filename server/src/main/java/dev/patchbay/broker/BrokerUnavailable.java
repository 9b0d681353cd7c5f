package dev.patchbay.broker;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The broker does not answer, or has no room at the moment; later it may. */
public class BrokerUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean ofTopic;

    BrokerUnavailable(String why) {
        this(why, null, false);
    }

    BrokerUnavailable(String why, Throwable cause) {
        this(why, cause, false);
    }

    private BrokerUnavailable(String why, @Nullable Throwable cause, boolean ofTopic) {
        super(why, cause);
        this.ofTopic = ofTopic;
    }

    /** One topic is not there, or not for us; the broker is. */
    static BrokerUnavailable ofTopic(String why, @Nullable Throwable cause) {
        return new BrokerUnavailable(why, cause, true);
    }

    /** Whether one topic alone is the reason, which is missing or denied to Patchbay; what goes to others, the broker takes. */
    public boolean ofTopic() {
        return ofTopic;
    }
}

package dev.patchbay.appapi;

import dev.patchbay.gateway.Bearers;
import dev.patchbay.gateway.Caller;
import dev.patchbay.kernel.ProblemException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks, while an answer goes on, whether the token that it was asked for with is still alive. */
@Component
class LiveTokens {

    /** How often to look: with what the feed of revocations needs, an answer ends well within five seconds. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final Bearers bearers;

    LiveTokens(Bearers bearers) {
        this.bearers = bearers;
    }

    /** Whether it is; also not, when this node cannot tell. */
    boolean isAlive(Caller caller) {
        var token = caller.token();
        try {
            return token != null && bearers.isAlive(token);
        } catch (ProblemException unknown) {
            return false;
        }
    }

    /**
     * Demands that it is.
     *
     * @throws ProblemException {@code token-died}
     */
    void require(Caller caller) {
        if (!isAlive(caller)) {
            throw new ProblemException(
                    AppProblem.TOKEN_DIED,
                    "It expired or was revoked while you waited. Get another one, and ask again.");
        }
    }
}

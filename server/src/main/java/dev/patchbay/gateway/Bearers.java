package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import java.util.Optional;

/** The port through which the gateway asks the provider whose token it was handed. */
public interface Bearers {

    /**
     * Whose token this is; empty unless it is ours, made for {@code /v1}, neither expired nor revoked.
     *
     * @param token as it stood behind {@code Bearer}
     * @throws ProblemException {@code revocations-unavailable} when this node cannot tell
     */
    Optional<Caller> read(String token);

    /**
     * Whether the token of a caller is still alive, for answers that go on for long.
     *
     * @throws ProblemException {@code revocations-unavailable} when this node cannot tell
     */
    boolean isAlive(Caller.Token token);
}

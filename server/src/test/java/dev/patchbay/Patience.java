package dev.patchbay;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How tests wait for a condition, all of them: they look often, so that nobody waits for nothing, and for long, so that a busy
 * machine is no failure. A condition that cannot be looked at now (a broker that does not answer in time) is not met yet. A test
 * that says {@code atMost} means that later would be wrong.
 */
public final class Patience implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(BETWEEN);
        Awaitility.ignoreExceptionsByDefault();
    }
}

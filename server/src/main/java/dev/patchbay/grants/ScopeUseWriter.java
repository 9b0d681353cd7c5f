package dev.patchbay.grants;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Writes the uses of scopes every ten seconds and when Patchbay stops. */
@Component
class ScopeUseWriter extends Repeated {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    @Autowired
    ScopeUseWriter(ScopeUses uses) {
        this(uses, BETWEEN);
    }

    ScopeUseWriter(ScopeUses uses, Duration between) {
        super(
                new What(
                        "scope-uses",
                        DatabasePool.JOBS,
                        uses::write,
                        "When scopes were used could not be written; it is tried again",
                        "When scopes were used is written again"),
                between);
    }

    @Override
    public synchronized void stop() {
        if (isRunning()) {
            super.stop();
            once();
        }
    }
}

package dev.patchbay.grants;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Reads the revocations again and again; the feed itself refuses tokens once it is too old. */
@Component
class RevocationReader extends Repeated {

    RevocationReader(RevocationFeed feed, GrantsSettings settings, MeterRegistry meters) {
        super(
                new What(
                        "revocation-feed",
                        DatabasePool.FEEDS,
                        feed::read,
                        "Revocations cannot be read; tokens are refused after " + settings.feedDeadline(),
                        "Revocations are read again"),
                settings.feedInterval());
        Gauge.builder("patchbay.revocations.age", feed, f -> f.age().toMillis() / 1000.0)
                .description("Seconds since the revocations were last read")
                .register(meters);
        Gauge.builder("patchbay.revocations.known", feed, RevocationFeed::size)
                .description("Revocations kept in memory")
                .register(meters);
    }

    @Override
    public synchronized void start() {
        once();
        super.start();
    }
}

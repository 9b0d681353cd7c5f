package dev.patchbay.pipeline;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Subscription;
import dev.patchbay.broker.Topic;
import dev.patchbay.database.DatabasePool;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads what sources push through the broker, as long as this node runs; with other nodes each source is read by one of them. */
@Component
class PushReading {

    private final Broker broker;
    private final PushedRecords records;
    private @Nullable Subscription reading;

    PushReading(Broker broker, PushedRecords records) {
        this.broker = broker;
        this.records = records;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (broker.present() && reading == null) {
            reading = broker.readEach(
                    Topic.Kind.DATA,
                    Broker.DATA_READERS,
                    portion -> DatabasePool.run(DatabasePool.JOBS, () -> records.take(portion)));
        }
    }

    /** While there is still a database to write to. */
    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}

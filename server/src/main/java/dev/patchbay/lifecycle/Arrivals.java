package dev.patchbay.lifecycle;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Requests of this node that wait for events. Each is a virtual thread that holds neither a connection nor a thread of the
 * system; there are at most so many of them, in all and of each client.
 */
@Component
public class Arrivals {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, Integer> byClient = new HashMap<>();
    private final Map<IntegrationId, Bell> bells = new HashMap<>();
    private final LifecycleSettings settings;
    private int all;
    private boolean closing;

    Arrivals(LifecycleSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder("patchbay.lifecycle.readers", this, Arrivals::waiting)
                .description("Requests that wait for events on this node")
                .register(meters);
    }

    /** What readers of one integration wait for. */
    private static final class Bell {

        private final Condition rung;
        private long rings;
        private int readers;

        Bell(ReentrantLock lock) {
            this.rung = lock.newCondition();
        }
    }

    /** A request that waits for events of an integration, from its beginning to its end. */
    public final class Reader implements AutoCloseable {

        private final IntegrationId integration;
        private final String clientId;
        private final Bell bell;
        private long heard;

        private Reader(IntegrationId integration, String clientId, Bell bell) {
            this.integration = integration;
            this.clientId = clientId;
            this.bell = bell;
            this.heard = bell.rings;
        }

        /**
         * Waits until there may be events that were not there when this returned before, or when the reader was opened.
         *
         * @return false when nothing came within this time
         * @throws InterruptedException when the thread is to end
         */
        public boolean await(Duration atMost) throws InterruptedException {
            long left = atMost.toNanos();
            lock.lockInterruptibly();
            try {
                while (bell.rings == heard && !closing && left > 0) {
                    left = bell.rung.awaitNanos(left);
                }
                boolean came = bell.rings != heard;
                heard = bell.rings;
                return came;
            } finally {
                lock.unlock();
            }
        }

        /** Whether this node is about to end, so that nobody should wait here any longer. */
        public boolean isOver() {
            lock.lock();
            try {
                return closing;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                all--;
                byClient.computeIfPresent(clientId, (client, count) -> count == 1 ? null : count - 1);
                bell.readers--;
                if (bell.readers == 0) {
                    bells.remove(integration);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Opens a reader; open it before looking for events, so that none comes in between.
     *
     * @throws ProblemException {@code too-many-readers}
     */
    public Reader open(IntegrationId integration, String clientId) {
        lock.lock();
        try {
            if (all >= settings.readers() || byClient.getOrDefault(clientId, 0) >= settings.readersPerClient()) {
                throw new ProblemException(
                        LifecycleProblem.TOO_MANY_READERS,
                        "A client may wait " + settings.readersPerClient()
                                + " times at once. End one of your requests, or ask without wait.",
                        Map.of(ProblemException.RETRY_AFTER, 5));
            }
            all++;
            byClient.merge(clientId, 1, Integer::sum);
            var bell = bells.computeIfAbsent(integration, unknown -> new Bell(lock));
            bell.readers++;
            moved.signalAll();
            return new Reader(integration, clientId, bell);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the readers of these integrations. */
    void ring(Collection<IntegrationId> integrations) {
        lock.lock();
        try {
            integrations.forEach(integration -> {
                var bell = bells.get(integration);
                if (bell != null) {
                    bell.rings++;
                    bell.rung.signalAll();
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all readers. */
    void ringAll() {
        lock.lock();
        try {
            bells.values().forEach(bell -> {
                bell.rings++;
                bell.rung.signalAll();
            });
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody waits. */
    void awaitReaders(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (all == 0 && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Lets readers go, or lets them wait again. */
    void closing(boolean now) {
        lock.lock();
        try {
            closing = now;
            bells.values().forEach(bell -> bell.rung.signalAll());
        } finally {
            lock.unlock();
        }
    }
}

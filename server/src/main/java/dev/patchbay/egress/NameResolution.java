package dev.patchbay.egress;

import dev.patchbay.egress.EgressFailure.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks names up on platform threads of its own: a look-up cannot be interrupted, and hanging ones on virtual threads stalled
 * the whole process.
 */
@Component
class NameResolution implements DisposableBean {

    private static final int THREADS = 32;
    private static final int WAITING = 64;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final NameLookup lookup;
    private final ThreadPoolExecutor threads;

    @Autowired
    NameResolution(MeterRegistry meters) {
        this(InetAddress::getAllByName, meters);
    }

    NameResolution(NameLookup lookup, MeterRegistry meters) {
        this.lookup = lookup;
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("names-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        Gauge.builder(
                        "patchbay.egress.lookups",
                        threads,
                        pool -> pool.getActiveCount() + pool.getQueue().size())
                .description("names being looked up or waiting for it")
                .register(meters);
    }

    /** All addresses of a name, at least one. */
    List<InetAddress> addresses(String host, Duration atMost) throws Refusal {
        Future<InetAddress[]> answer;
        try {
            answer = threads.submit(() -> lookup.all(host));
        } catch (RejectedExecutionException full) {
            throw new Refusal(Reason.BUSY, "Too many names are being looked up at the moment.");
        }
        Duration limit = atMost.compareTo(LIMIT) < 0 ? atMost : LIMIT;
        try {
            var addresses = List.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
            if (!addresses.isEmpty()) {
                return addresses;
            }
        } catch (TimeoutException late) {
            throw new Refusal(Reason.UNRESOLVED, "The name " + host + " could not be looked up in time.");
        } catch (ExecutionException unknown) {
            // falls through: whatever the resolver says, there is no address to check
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.BUSY, "Patchbay is stopping.");
        } finally {
            answer.cancel(true);
        }
        throw new Refusal(Reason.UNRESOLVED, "The name " + host + " could not be found.");
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

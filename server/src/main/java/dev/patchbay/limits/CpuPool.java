package dev.patchbay.limits;

import dev.patchbay.kernel.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Platform threads for work that occupies the processor (images, password hashes, schemas): on virtual threads, two such
 * pieces of work would hold up everything else. One thread fewer than the machine has processors, at most 64 waiting.
 */
@Component
public class CpuPool implements DisposableBean {

    private static final int WAITING = 64;
    private static final long SECONDS_BEFORE_RETRY = 5;

    private final ThreadPoolExecutor threads;

    public CpuPool(MeterRegistry meters) {
        int size = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("cpu-", 1).factory());
        Gauge.builder(
                        "patchbay.cpu.work",
                        threads,
                        pool -> pool.getActiveCount() + pool.getQueue().size())
                .description("pieces of work that occupy a processor or wait for one")
                .register(meters);
    }

    /**
     * Does the work on one of the threads and waits for its result. The work runs without the caller's transaction.
     *
     * @param deadline bound of waiting and working together; at its end the work is interrupted and should stop
     * @throws ProblemException {@code processor-busy} when too much waits already or the deadline passed
     * @throws RuntimeException what the work threw
     */
    public <T> T call(Callable<T> work, Duration deadline) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        try {
            return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } finally {
            result.cancel(true);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return cause instanceof RuntimeException told ? told : new IllegalStateException("The work failed", cause);
    }

    private static ProblemException busy() {
        return new ProblemException(
                LimitsProblem.PROCESSOR_BUSY,
                "Patchbay has too much to work out at the moment, nothing was changed. Try again in a few seconds.",
                Map.of(ProblemException.RETRY_AFTER, SECONDS_BEFORE_RETRY));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

package dev.patchbay.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.patchbay.kernel.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CpuPoolTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final CpuPool pool = new CpuPool(new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        pool.destroy();
    }

    @Test
    void worksOnAPlatformThread() {
        assertThat(pool.call(() -> Thread.currentThread().isVirtual(), LONG)).isFalse();
    }

    @Test
    void throwsWhatTheWorkThrew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.call(
                        () -> {
                            throw new IllegalArgumentException("bad picture");
                        },
                        LONG))
                .withMessage("bad picture");
    }

    @Test
    void interruptsWorkAtItsDeadline() throws InterruptedException {
        var interrupted = new CountDownLatch(1);

        pool.call(() -> "awake", LONG); // what has not begun at the deadline never begins
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pool.call(
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.countDown();
                            }
                            return "late";
                        },
                        Duration.ofSeconds(2)))
                .satisfies(problem -> assertThat(problem.members()).containsKey(ProblemException.RETRY_AFTER));
        interrupted.await();
    }

    @Test
    void turnsAwayWhatItHasNoRoomFor() throws Exception {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        var release = new CountDownLatch(1);
        List<Future<Boolean>> callers = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads + 64 + 10; i++) {
                callers.add(executor.submit(() -> admitted(release)));
            }
            int refused = 0;
            while (refused < 10) {
                refused = (int) callers.stream().filter(Future::isDone).count();
                Thread.onSpinWait();
            }
            release.countDown();
            int admitted = 0;
            for (var caller : callers) {
                admitted += caller.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(threads + 64);
        }
    }

    private boolean admitted(CountDownLatch release) {
        try {
            pool.call(
                    () -> {
                        release.await();
                        return "done";
                    },
                    LONG);
            return true;
        } catch (ProblemException busy) {
            return false;
        }
    }
}

package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class JobsTests {

    private static final String KIND = "test.mail";

    private final TestJobs test = new TestJobs();
    private final Instant now = test.clock.instant();
    private final AtomicInteger runs = new AtomicInteger();
    private final Worker node = test.node(TestJobs.handler(KIND, job -> {
        runs.incrementAndGet();
        return JobOutcome.DONE;
    }));

    @Test
    void runsAJobOnceAndForgetsIt() throws InterruptedException {
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));

        test.work(node);

        assertThat(runs).hasValue(1);
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void schedulesInTheCallersTransaction() throws InterruptedException {
        test.transaction.executeWithoutResult(status -> {
            test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
            status.setRollbackOnly();
        });

        test.work(node);

        assertThat(runs).hasValue(0);
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void waitsForItsTime() throws InterruptedException {
        test.jobs.schedule(JobRequest.at(now.plusSeconds(60), KIND, "a", "lane"));

        test.work(node);
        assertThat(runs).hasValue(0);

        test.clock.advance(Duration.ofSeconds(60));
        test.work(node);
        assertThat(runs).hasValue(1);
    }

    @Test
    void keepsTheEarlierTimeAndTheNewerPayload() {
        test.jobs.schedule(new JobRequest(KIND, "a", "lane", Map.of("try", "1"), now.plusSeconds(60)));
        test.jobs.schedule(new JobRequest(KIND, "a", "lane", Map.of("try", "2"), now.plusSeconds(30)));
        test.jobs.schedule(new JobRequest(KIND, "a", "lane", Map.of("try", "3"), now.plusSeconds(90)));

        assertThat(test.row(KIND, "a")).hasValueSatisfying(row -> {
            assertThat(row.dueAt()).isEqualTo(now.plusSeconds(30));
            assertThat(row.payload()).isEqualTo("{\"try\": \"3\"}");
        });
        assertThat(test.keys()).hasSize(1);
    }

    @Test
    void makesAWaitingJobDueOnRequest() throws InterruptedException {
        test.jobs.schedule(JobRequest.at(now.plusSeconds(3600), KIND, "a", "lane"));

        assertThat(test.jobs.runNow(KIND, "a")).isTrue();
        assertThat(test.jobs.runNow(KIND, "unknown")).isFalse();

        test.work(node);
        assertThat(runs).hasValue(1);
    }

    @Test
    void runsAgainWhatIsScheduledWhileItRuns() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Worker slow = test.node(TestJobs.handler(KIND, job -> {
            runs.incrementAndGet();
            inside.countDown();
            goOn.await();
            return JobOutcome.DONE;
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        slow.startDue();
        inside.await();

        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        assertThat(slow.startDue()).isZero();
        goOn.countDown();
        slow.finish(Duration.ofSeconds(20));

        test.work(slow);
        assertThat(runs).hasValue(2);
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void seesAScheduleThatCommitsAfterTheRunEnded() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Worker slow = test.node(TestJobs.handler(KIND, job -> {
            runs.incrementAndGet();
            inside.countDown();
            goOn.await();
            return JobOutcome.DONE;
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        slow.startDue();
        inside.await();

        test.transaction.executeWithoutResult(status -> {
            test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
            goOn.countDown();
            awaitBlockedDelete();
        });
        slow.finish(Duration.ofSeconds(20));

        test.work(slow);
        assertThat(runs).hasValue(2);
    }

    /** The run has ended and its record waits for the lock of the schedule; {@code pg_locks} is not cached in a transaction. */
    private void awaitBlockedDelete() {
        await().pollInSameThread()
                .until(() -> test.jdbc.sql("""
                                        select count(*) from pg_locks
                                        where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))
                                        """).query(Integer.class).single() > 0);
    }
}

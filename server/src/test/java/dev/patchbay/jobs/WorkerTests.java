package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A job may fail three times here. */
@Timeout(300)
class WorkerTests {

    private static final String KIND = "test.work";

    private final TestJobs test = new TestJobs();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void worksOnAVirtualThreadOutsideATransaction() throws InterruptedException {
        Queue<Boolean> seen = new ConcurrentLinkedQueue<>();
        Worker node = test.node(TestJobs.handler(KIND, job -> {
            seen.add(Thread.currentThread().isVirtual());
            seen.add(!TransactionSynchronizationManager.isActualTransactionActive());
            return JobOutcome.DONE;
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));

        test.work(node);

        assertThat(seen).containsExactly(true, true);
    }

    @Test
    void triesAgainLaterAndGivesUpInTheEnd() throws InterruptedException {
        Worker node = test.node(TestJobs.handler(KIND, job -> {
            runs.incrementAndGet();
            throw new IllegalArgumentException("number " + runs);
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));

        test.work(node);
        assertThat(test.row(KIND, "a")).hasValueSatisfying(row -> {
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.lastError()).isEqualTo("IllegalArgumentException: number 1");
            assertThat(row.dueAt())
                    .isBetween(
                            test.clock.instant().plusMillis(900),
                            test.clock.instant().plusMillis(1100));
        });
        for (int i = 0; i < 10; i++) {
            test.clock.advance(Duration.ofMinutes(1));
            test.work(node);
        }

        assertThat(runs).hasValue(3);
        assertThat(test.row(KIND, "a"))
                .hasValueSatisfying(row -> assertThat(row.stopped()).isTrue());
    }

    @Test
    void startsAnewWhatWasGivenUpWhenItIsScheduledAgain() throws InterruptedException {
        Worker failing = test.node(TestJobs.handler(KIND, job -> {
            throw new IllegalStateException("not yet");
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        for (int i = 0; i < 5; i++) {
            test.work(failing);
            test.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(test.row(KIND, "a"))
                .hasValueSatisfying(row -> assertThat(row.stopped()).isTrue());

        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        test.work(test.node(TestJobs.handler(KIND, job -> {
            runs.incrementAndGet();
            assertThat(job.attempts()).isZero();
            return JobOutcome.DONE;
        })));

        assertThat(runs).hasValue(1);
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void runsAgainWhenItsHandlerSaysSo() throws InterruptedException {
        Worker node = test.node(TestJobs.handler(
                KIND,
                job -> runs.incrementAndGet() < 3
                        ? JobOutcome.runAgainAt(test.clock.instant().plusSeconds(5))
                        : JobOutcome.DONE));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));

        for (int i = 1; i <= 3; i++) {
            test.work(node);
            assertThat(runs).hasValue(i);
            test.clock.advance(Duration.ofSeconds(5));
        }
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void repeatsAJobOnItsScheduleThoughItFails() throws InterruptedException {
        Worker node = test.node(hourly());
        node.handlers().values().forEach(test.table::enrol);

        for (int hour = 0; hour < 6; hour++) {
            test.clock.advance(Duration.ofHours(1));
            test.work(node);
            assertThat(test.row(KIND, JobTable.SCHEDULED))
                    .hasValueSatisfying(row -> assertThat(row.stopped()).isFalse());
        }
        assertThat(runs).hasValueGreaterThanOrEqualTo(6);
    }

    @Test
    void enrolsAScheduleOnceHoweverOftenNodesStart() {
        Worker node = test.node(hourly());
        var first = test.clock.instant().plus(Duration.ofHours(1));

        for (int start = 0; start < 3; start++) {
            node.handlers().values().forEach(test.table::enrol);
            test.clock.advance(Duration.ofMinutes(10));
        }

        assertThat(test.keys()).containsExactly(JobTable.SCHEDULED);
        assertThat(test.row(KIND, JobTable.SCHEDULED))
                .hasValueSatisfying(row -> assertThat(row.dueAt()).isEqualTo(first));
    }

    @Test
    void interruptsWhatExceedsItsTime() throws InterruptedException {
        var inside = new CountDownLatch(1);
        Worker node = test.node(TestJobs.handler(KIND, job -> {
            inside.countDown();
            new CountDownLatch(1).await();
            return JobOutcome.DONE;
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        node.startDue();
        inside.await();

        test.clock.advance(Duration.ofMinutes(6));
        node.renewLeases();
        node.finish(Duration.ofSeconds(20));

        assertThat(test.row(KIND, "a")).hasValueSatisfying(row -> {
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.lastError()).startsWith("InterruptedException");
        });
    }

    @Test
    void startsAtOnceWhenTheCallersTransactionCommits() {
        Worker node = test.node(TestJobs.handler(KIND, job -> {
            runs.incrementAndGet();
            return JobOutcome.DONE;
        }));
        WorkerLoop loop = test.loop(node);
        loop.start();
        try {
            for (int i = 1; i <= 20; i++) {
                String key = "job-" + i;
                test.transaction.executeWithoutResult(status -> test.jobs.schedule(JobRequest.now(KIND, key, "lane")));
            }
            await().until(() -> runs.get() == 20 && test.keys().isEmpty());
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void letsRunningJobsEndWhenItStops() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Worker node = test.node(TestJobs.handler(KIND, job -> {
            inside.countDown();
            goOn.await();
            return JobOutcome.DONE;
        }));
        WorkerLoop loop = test.loop(node);
        Set<Thread> others = threads();
        loop.start();
        Set<Thread> looping = threads();
        looping.removeAll(others);
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));
        inside.await();

        Thread stopping = Thread.ofVirtual().start(loop::stop);
        await().until(() -> !loop.isRunning() && looping.stream().noneMatch(Thread::isAlive)); // after its last look
        test.jobs.schedule(JobRequest.now(KIND, "b", "lane"));
        goOn.countDown();
        stopping.join();

        assertThat(test.keys()).containsExactly("b");
    }

    @Test
    void recordsAnOutcomeWhenTheDatabaseIsBackAndNotAtTheEndOfTheLease() throws InterruptedException {
        var way = new TestJobs.Way();
        var outcomes = new Outcomes(JdbcClient.create(way), test.clock);
        Worker node = test.node(outcomes, TestJobs.settings(16), TestJobs.handler(KIND, job -> {
            runs.incrementAndGet();
            way.cut(true);
            return JobOutcome.DONE;
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));

        node.startDue();
        await().until(() -> way.refused() >= 2);
        assertThat(test.row(KIND, "a"))
                .hasValueSatisfying(row -> assertThat(row.leased()).isTrue());
        way.cut(false);
        node.finish(Duration.ofSeconds(20));

        assertThat(test.keys()).as("recorded while its lease lasts").isEmpty();
        assertThat(runs).hasValue(1);
    }

    @Test
    void leavesAnOutcomeToTheEndOfTheLeaseWhenTheDatabaseIsAwayForLonger() throws InterruptedException {
        var way = new TestJobs.Way();
        var outcomes = new Outcomes(JdbcClient.create(way), test.clock);
        Worker node = test.node(outcomes, TestJobs.settings(16, Duration.ofSeconds(2)), TestJobs.handler(KIND, job -> {
            way.cut(runs.incrementAndGet() == 1);
            return JobOutcome.DONE;
        }));
        test.jobs.schedule(JobRequest.now(KIND, "a", "lane"));

        node.startDue();
        node.finish(Duration.ofSeconds(20));
        assertThat(way.refused()).isBetween(1, 3);

        test.clock.advance(Duration.ofSeconds(61));
        test.work(node);
        assertThat(runs).as("the run that was not recorded is repeated").hasValue(2);
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void waitsLongerAfterEachFailureUpToAnHour() {
        assertThat(JobRun.wait(0)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
        assertThat(JobRun.wait(5)).isBetween(Duration.ofMillis(28_800), Duration.ofMillis(35_200));
        assertThat(JobRun.wait(11)).isBetween(Duration.ofMillis(1_843_200), Duration.ofMillis(2_252_800));
        assertThat(JobRun.wait(500)).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
    }

    /** Those of the loops that look for jobs. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jobs"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Fails at every second run. */
    private JobHandler hourly() {
        return new JobHandler() {
            @Override
            public String kind() {
                return KIND;
            }

            @Override
            public Optional<Schedule> schedule() {
                return Optional.of(Schedule.every(Duration.ofHours(1)));
            }

            @Override
            public JobOutcome run(Job job) {
                if (runs.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("every second time");
                }
                return JobOutcome.DONE;
            }
        };
    }
}

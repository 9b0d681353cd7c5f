package dev.patchbay.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.SettableClock;
import dev.patchbay.database.TestDatabase;
import dev.patchbay.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ThrottleTests {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Allowance FIVE_A_MINUTE = new Allowance(5, Duration.ofMinutes(1), Duration.ofHours(1));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(DATABASE);
    private final Throttle throttle = new Throttle(jdbc, clock, transactions);
    private final String bucket = "sign-in:" + new Ids(clock).next();

    @Test
    void admitsExactlyTheAllowanceHoweverManyAskAtOnce() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Throttle.Answer> attempt = () -> throttle.take(bucket, FIVE_A_MINUTE);
            long admitted = 0;
            for (var answer :
                    callers.invokeAll(Stream.generate(() -> attempt).limit(60).toList())) {
                admitted += answer.get() instanceof Throttle.Allowed ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(5);
        }
    }

    @Test
    void saysHowLongToWaitAndDoesNotProlongIt() {
        takeAll();
        clock.advance(Duration.ofSeconds(20));

        assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isEqualTo(new Throttle.Wait(Duration.ofSeconds(40)));
        assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isEqualTo(new Throttle.Wait(Duration.ofSeconds(40)));

        clock.advance(Duration.ofSeconds(40));
        takeAll();
        assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isEqualTo(new Throttle.Wait(Duration.ofMinutes(2)));
    }

    @Test
    void countsEachBucketForItself() {
        takeAll();

        assertThat(throttle.take(bucket + "-other", FIVE_A_MINUTE)).isInstanceOf(Throttle.Allowed.class);
    }

    @Test
    void forgetsOnRequest() {
        takeAll();

        throttle.forget(bucket);

        takeAll();
    }

    @Test
    void givesOneAttemptBackAndNoMore() {
        throttle.giveBack(bucket);
        takeAll();

        throttle.giveBack(bucket);

        assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isInstanceOf(Throttle.Allowed.class);
        assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isInstanceOf(Throttle.Wait.class);
    }

    @Test
    void keepsNoNameOfWhatItCounts() {
        throttle.take("sign-in:jane@example.com", FIVE_A_MINUTE);

        assertThat(jdbc.sql("select count(*) from limits.attempts where position(cast('jane' as bytea) in bucket) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void countsNothingInATransactionThatMayRollBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> throttle.take(bucket, FIVE_A_MINUTE)));
    }

    @Test
    void deletesWhatNoLongerMatters() {
        var forgetting = new LimitsConfiguration().forgetAttempts(throttle);
        takeAll();

        forgetting.run();
        assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isInstanceOf(Throttle.Wait.class);

        clock.advance(Duration.ofMinutes(2));
        forgetting.run();
        assertThat(jdbc.sql("select count(*) from limits.attempts where forget_at <= :now")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void takeAll() {
        for (int i = 0; i < FIVE_A_MINUTE.attempts(); i++) {
            assertThat(throttle.take(bucket, FIVE_A_MINUTE)).isInstanceOf(Throttle.Allowed.class);
        }
    }
}

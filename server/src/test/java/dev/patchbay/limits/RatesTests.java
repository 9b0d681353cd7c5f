package dev.patchbay.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@PatchbayTest
@SpringBootTest
class RatesTests {

    private static final Rate RATE = new Rate(600, Duration.ofMinutes(1));

    private final SettableClock clock = new SettableClock(Instant.parse("2040-01-01T00:00:00Z"));

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"600/min, 600, 60", "20/s, 20, 1", "5000/h, 5000, 3600"})
    void readsARate(String text, int calls, int seconds) {
        Rate rate = Rate.parse(text);

        assertThat(rate).isEqualTo(new Rate(calls, Duration.ofSeconds(seconds)));
        assertThat(rate).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0/min", "600", "600/day", "-1/s", "10000000/s", "1.5/s"})
    void readsNothingElse(String text) {
        assertThat(Rate.parse(text)).isNull();
    }

    @Test
    void letsThroughTheRateAndThenBitByBit() {
        var rates = new Rates(clock);

        assertThat(taken(rates, "a", 700)).isEqualTo(600);
        Rates.Answer refused = rates.take("a", RATE);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.pause()).isBetween(Duration.ofMillis(99), Duration.ofMillis(101));
        assertThat(taken(rates, "b", 1)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(taken(rates, "a", 700)).isEqualTo(10);
    }

    @Test
    void givesBackWhatSomethingElseRefused() {
        var rates = new Rates(clock);
        taken(rates, "a", 600);

        rates.giveBack("a", RATE);

        assertThat(taken(rates, "a", 5)).isEqualTo(1);
    }

    @Test
    void dividesARateAmongNodesByWhatIsAskedOfThem() {
        var busy = new Rates(clock);
        var quiet = new Rates(clock);
        var ids = new Ids(clock);
        var busyShares = new RateShares(busy, jdbc, clock, ids);
        var quietShares = new RateShares(quiet, jdbc, clock, ids);
        busyShares.refresh();
        quietShares.refresh();
        busyShares.refresh();

        int let = 0;
        for (int second = 0; second < 120; second++) {
            let += taken(busy, "shared", 30) + taken(quiet, "shared", 10);
            busyShares.refresh();
            quietShares.refresh();
            clock.advance(Duration.ofSeconds(1));
        }
        // what two minutes bring in, and what lay ready at first
        assertThat(let).isBetween(1_200, 1_900);
        taken(busy, "shared", 300);
        taken(quiet, "shared", 300);
        clock.advance(Duration.ofSeconds(10));
        assertThat(taken(busy, "shared", 1000) + taken(quiet, "shared", 1000)).isBetween(85, 105);
    }

    @Test
    void hasTheWholeRateAgainWhenTheOtherNodesAreGone() {
        var rates = new Rates(clock);
        var ids = new Ids(clock);
        var shares = new RateShares(rates, jdbc, clock, ids);
        var other = new RateShares(new Rates(clock), jdbc, clock, ids);
        other.refresh();
        shares.refresh();
        assertThat(taken(rates, "left", 1000)).isLessThan(600);

        clock.advance(Duration.ofMinutes(10));
        shares.refresh();

        clock.advance(Duration.ofMinutes(10));
        assertThat(taken(rates, "left", 1000)).isEqualTo(600);
        shares.forgetOld();
        assertThat(jdbc.sql("select count(*) from limits.demand where at < :before")
                        .param(
                                "before",
                                clock.instant().minus(Duration.ofMinutes(5)).atOffset(java.time.ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static int taken(Rates rates, String bucket, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += rates.take(bucket, RATE).allowed() ? 1 : 0;
        }
        return taken;
    }
}

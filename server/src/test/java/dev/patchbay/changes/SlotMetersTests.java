package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What those who look after Patchbay measure of a slot that brings records. */
class SlotMetersTests extends ChangesScene {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration READ_AGAIN = Duration.ofSeconds(6);

    private final SettableClock clock = new SettableClock(Instant.EPOCH.plus(READ_AGAIN));
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** A registry alone keeps nothing alive that it asks. */
    private @Nullable SlotMeters meters;

    SlotMetersTests() {
        super("records");
    }

    @Test
    void tellsHowASlotStandsThatIsReadAndThatIsNot() {
        Carrier node = start("first", new Kept(slot, table, jdbc));
        running();
        measure(slots);
        assertThat(value("running", slot)).isEqualTo(1);
        assertThat(value("lag", slot)).isBetween(0.0, 60.0);

        node.close();
        await().until(() -> !standing().running());
        jdbc.sql("select pg_logical_emit_message(false, 'log', repeat('x', :bytes))")
                .param("bytes", 4 * MEGABYTE)
                .query()
                .listOfRows();
        assertThat(value("running", slot)).as("of a moment ago").isEqualTo(1);

        await().untilAsserted(
                        () -> { // what was written is counted a moment later
                            clock.advance(READ_AGAIN);
                            assertThat(value("running", slot)).isZero();
                            assertThat(value("retained", slot)).isGreaterThanOrEqualTo(4 * MEGABYTE);
                        });
    }

    @Test
    void givesNoNumberOfASlotThatThereNeverWas() {
        rows.known(slot);
        measure(slots);

        assertThat(value("running", slot)).as("it is known, and not there").isZero();
        for (String each : List.of("running", "lag", "retained")) {
            assertThat(value(each, "lifecycle")).as(each).isNaN();
        }
    }

    @Test
    void givesNoNumberWhileTheDatabaseIsAway() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
        measure(new Slots(new SlotTable(JdbcClient.create(nowhere), Clock.systemUTC())));

        assertThat(value("running", slot)).isNaN();
        assertThat(value("retained", slot)).isNaN();
    }

    private void measure(Slots of) {
        clock.advance(READ_AGAIN);
        registry = new SimpleMeterRegistry();
        meters = new SlotMeters(of, clock, registry);
    }

    private double value(String what, String of) {
        assertThat(meters).isNotNull();
        return registry.get("patchbay.changes." + what).tag("slot", of).gauge().value();
    }
}

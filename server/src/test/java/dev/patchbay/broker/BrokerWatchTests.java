package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchbay.kernel.Slug;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of a real Kafka. */
class BrokerWatchTests extends BrokerScene {

    @Autowired
    BrokerWatch watch;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Clock clock;

    @Test
    void tellsHowMuchWaitsForWhom() throws Exception {
        var integration = integration();
        write(integration.data(), 3);
        write(integration.dlq(), 2);
        watch.measure();
        assertThat(depths(integration.slug())).isEqualTo(new TopicDepths(3, 0, 2));

        var read = new CountDownLatch(3);
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, Broker.DATA_READERS, portion -> {
            if (portion.topic().equals(integration.data())) {
                portion.records().forEach(received -> read.countDown());
            }
        })) {
            read.await();
            await().untilAsserted(() -> {
                watch.measure();
                assertThat(depths(integration.slug())).isEqualTo(new TopicDepths(0, 0, 2));
            });
        }
        assertThat(Objects.requireNonNull(watch.standing().depths().get(integration.data()))
                        .behind())
                .isEqualTo(Map.of("patchbay.pipeline", 0L));
    }

    @Test
    void keepsTheWorstOfAnHour() throws Exception {
        var integration = integration();
        Instant before = clock.instant().minus(Duration.ofHours(1));
        watch.measure();
        watch.keep();
        assertThat(watch.hours(integration.slug(), before)).isEmpty();

        write(integration.dlq(), 2);
        watch.measure();
        watch.keep();
        watch.keep();

        assertThat(watch.hours(integration.slug(), before))
                .extracting(DepthHour::dataBehind, DepthHour::lifecycleBehind, DepthHour::dead)
                .containsExactly(tuple(0L, 0L, 2L));
    }

    @Test
    void tellsHowTheBrokerFares() throws Exception {
        var integration = integration();
        write(integration.data(), 1);
        watch.measure();

        BrokerStanding standing = watch.standing();

        assertThat(standing.mode()).isEqualTo("embedded");
        assertThat(standing.available()).isTrue();
        assertThat(standing.since()).isBeforeOrEqualTo(clock.instant());
        assertThat(standing.address()).isEqualTo(broker.address().orElseThrow());
        assertThat(standing.partitions()).isPositive().isLessThan(2_000);
        assertThat(standing.mostPartitions()).isEqualTo(2_000);
        assertThat(standing.disk()).isPositive();
        assertThat(standing.memory()).isGreaterThan(50_000_000);
    }

    @Test
    void measuresInMetricsAndNamesNoMoreThanAFew() throws Exception {
        for (Integration each : List.of(integration(), integration())) {
            write(each.data(), 2);
        }
        watch.measure();

        assertThat(meters.get("patchbay.broker.behind")
                        .tag("topic", "data")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(4);
        assertThat(meters.get("patchbay.broker.integration.behind").gauges()).hasSizeBetween(2, BrokerMeters.NAMED);
        assertThat(meters.get("patchbay.broker.disk").gauge().value()).isPositive();
    }

    private TopicDepths depths(Slug integration) {
        return watch.depths(integration).orElseThrow();
    }

    private void write(Topic topic, int records) throws Exception {
        for (int i = 0; i < records; i++) {
            append(topic, new Message("k" + i, "{}".getBytes(StandardCharsets.UTF_8), Map.of()));
        }
    }
}

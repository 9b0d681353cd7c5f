package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.alarms.Alarm;
import dev.patchbay.alarms.AlarmKind;
import dev.patchbay.alarms.Alarms;
import dev.patchbay.jobs.RegularWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** How all sources fare, and what is told of those that fare badly. */
class SourceAlarmsTests extends SourceScene {

    private static final String DOWN = "{}";

    @Autowired
    Alarms alarms;

    @Autowired
    SourceBoard board;

    @Autowired
    MeterRegistry meters;

    @Autowired
    @Qualifier("lookForTrouble")
    RegularWork look;

    @Test
    void raisesAnAlarmWhenPollsHaveFailedForLongAndClearsItWhenOneGoesWell() {
        fails();
        poll();
        poll();
        look.run();
        assertThat(raised()).isEmpty();

        clock.advance(Duration.ofMinutes(11));
        poll();
        look.run();
        assertThat(raised()).extracting(Alarm::kind).containsExactly(AlarmKind.SOURCE_FAILING);
        assertThat(raised().getFirst().said()).containsEntry("count", "3");

        data("[{\"symbol\":\"TEA\",\"price\":3.5}]");
        poll();
        look.run();
        assertThat(raised()).isEmpty();
    }

    @Test
    void saysNothingOfASingleFailure() {
        fails();
        poll();
        look.run();
        clock.advance(Duration.ofMinutes(30));
        look.run();

        assertThat(raised()).isEmpty();
    }

    @Test
    void raisesAnAlarmWhenMuchOfWhatComesIsRefused() {
        data(bad(20));
        poll();
        look.run();
        clock.advance(Duration.ofMinutes(6));
        look.run();
        assertThat(raised()).extracting(Alarm::kind).containsExactly(AlarmKind.SOURCE_REJECTED);

        clock.advance(Duration.ofHours(3));
        look.run();
        assertThat(raised()).isEmpty();
    }

    @Test
    void tellsHowEverySourceFares() {
        var since = clock.instant();
        int before = pollsSince(since);
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\",\"price\":-1}]");
        poll();
        poll();
        fails();
        poll();

        var fare = board.all(clock.instant().minus(Duration.ofDays(1))).stream()
                .filter(each -> each.source().equals(source))
                .findFirst()
                .orElseThrow();

        assertThat(fare.failures()).isEqualTo(1);
        assertThat(fare.keys()).isEqualTo(1);
        assertThat(fare.rejected()).isEqualTo(1);
        assertThat(fare.polled()).isTrue();
        assertThat(fare.day().polls()).isEqualTo(3);
        assertThat(fare.day().failed()).isEqualTo(1);
        assertThat(fare.day().accepted()).isEqualTo(1);
        assertThat(fare.day().unchanged()).isEqualTo(1);
        assertThat(fare.day().rejected()).isEqualTo(2);
        assertThat(fare.day().bytes()).isPositive();
        assertThat(fare.lately()).isEqualTo(new SourceFare.Lately(2, 2));
        assertThat(pollsSince(since) - before).isEqualTo(3);
    }

    @Test
    void measuresPollsByTheirOutcomeAndRecordsByWhatBecameOfThem() {
        double polls = count("ok");
        double accepted = records("accepted");
        double rejected = records("rejected");
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\",\"price\":-1}]");
        poll();

        assertThat(count("ok") - polls).isEqualTo(1);
        assertThat(records("accepted") - accepted).isEqualTo(1);
        assertThat(records("rejected") - rejected).isEqualTo(1);
        assertThat(meters.get("patchbay.pipeline.received")
                        .tag("way", "polled")
                        .counter()
                        .count())
                .isPositive();
    }

    private double count(String outcome) {
        var timer =
                meters.find("patchbay.pipeline.polls").tag("outcome", outcome).timer();
        return timer == null ? 0 : timer.count();
    }

    private double records(String result) {
        var counter = meters.find("patchbay.pipeline.records")
                .tags("way", "polled", "result", result)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** Of all sources; an hour may begin in the middle of a test. */
    private int pollsSince(Instant since) {
        return board.hours(since).stream().mapToInt(CountedHour::polls).sum();
    }

    private List<Alarm> raised() {
        return alarms.raised().stream()
                .filter(alarm -> alarm.integration().filter(source::equals).isPresent())
                .toList();
    }

    private void fails() {
        SERVER.on("/" + name + "/data", 503, "application/json", DOWN);
    }

    private static String bad(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"symbol\":\"S" + n + "\",\"price\":-1}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}

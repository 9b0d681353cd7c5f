package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.alarms.Alarm;
import dev.patchbay.alarms.AlarmCleared;
import dev.patchbay.alarms.AlarmKind;
import dev.patchbay.alarms.AlarmRaised;
import dev.patchbay.alarms.Alarms;
import dev.patchbay.alarms.OtherBounds;
import dev.patchbay.broker.BrokerHands;
import dev.patchbay.broker.BrokerWatch;
import dev.patchbay.broker.Topic;
import dev.patchbay.changes.SlotStanding;
import dev.patchbay.changes.Slots;
import dev.patchbay.jobs.RegularWork;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.util.unit.DataSize;

/** What is told of the broker, of the slots and of what waits there: once when it has lasted, and once when it is well. */
@RecordApplicationEvents
class FlowAlarmsTests extends PushScene {

    private static final Duration LASTS = Duration.ofMinutes(6);
    private static final int MANY = 120;

    @Autowired
    Alarms alarms;

    @Autowired
    BrokerWatch watch;

    @Autowired
    Slots slots;

    @Autowired
    ApplicationEvents events;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("lookForTrouble")
    RegularWork look;

    @Autowired
    @Qualifier("dev.patchbay.changes.Carriers")
    SmartLifecycle carriers;

    @BeforeEach
    void isWell() {
        hands.measuresByItself(false);
        await().until(this::carried);
        look.run();
        events.clear();
    }

    @AfterEach
    void isWellAgain() {
        hands.measuresByItself(true);
        if (!carriers.isRunning()) {
            carriers.start();
        }
    }

    @Test
    void tellsThatTheBrokerIsAwayAndThatItIsBack() {
        try (var _ = hands.away()) {
            await().until(() -> !watch.standing().available());
            look.run();
            assertThat(raised(AlarmKind.BROKER_AWAY))
                    .as("it may pass by itself")
                    .isEmpty();

            clock.advance(LASTS);
            look.run();
            look.run();
            assertThat(raised(AlarmKind.BROKER_AWAY)).containsExactly("broker");
            assertThat(toldWell(AlarmKind.BROKER_AWAY)).isEmpty();
            assertThat(alarms.raised()).extracting(Alarm::kind).contains(AlarmKind.BROKER_AWAY);
        }

        await().atMost(BrokerHands.BACK).until(() -> watch.standing().available());
        look.run();
        look.run();
        assertThat(toldWell(AlarmKind.BROKER_AWAY)).containsExactly("broker");
        assertThat(raised(AlarmKind.BROKER_AWAY)).hasSize(1);
        assertThat(alarms.raised()).extracting(Alarm::kind).doesNotContain(AlarmKind.BROKER_AWAY);
    }

    @Test
    void tellsThatNothingIsCarriedThoughTheBrokerIsThere() {
        List<String> all =
                slots.standings().stream().map(SlotStanding::slot).sorted().toList();
        carriers.stop();
        await().until(() -> slots.standings().stream().noneMatch(SlotStanding::running));
        look.run();
        clock.advance(LASTS);
        look.run();
        look.run();
        assertThat(raised(AlarmKind.SLOT_STANDS)).containsExactlyInAnyOrderElementsOf(all);

        carriers.start();
        await().until(this::carried);
        look.run();
        look.run();
        assertThat(toldWell(AlarmKind.SLOT_STANDS)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(raised(AlarmKind.SLOT_STANDS)).hasSameSizeAs(all);
    }

    @Test
    void tellsAtOnceThatPostgresKeepsTooMuchForASlot() {
        carriers.stop();
        await().until(() -> slots.standings().stream().noneMatch(SlotStanding::running));
        DataSize most = DataSize.ofBytes(retained("records") + (4 << 20));
        OtherBounds.look(context, most);
        assertThat(raised(AlarmKind.SLOT_RETAINS)).doesNotContain("records");

        for (int i = 0; i < 8; i++) {
            jdbc.sql("select pg_logical_emit_message(false, 'log', repeat('x', 1000000))")
                    .query()
                    .listOfRows();
        }
        await().until(() -> retained("records") >= most.toBytes()); // what was written is counted a moment later
        OtherBounds.look(context, most);
        OtherBounds.look(context, most);
        assertThat(raised(AlarmKind.SLOT_RETAINS)).containsOnlyOnce("records");
        assertThat(alarms.raised())
                .filteredOn(alarm -> alarm.subject().equals("records"))
                .singleElement()
                .satisfies(alarm -> assertThat(Long.parseLong(alarm.said().get("megabytes")))
                        .isGreaterThanOrEqualTo(most.toMegabytes()));

        carriers.start();
        // what may go is noted by PostgreSQL each 15 seconds
        await().until(() -> retained("records") < most.toBytes());
        OtherBounds.look(context, most);
        OtherBounds.look(context, most);
        assertThat(toldWell(AlarmKind.SLOT_RETAINS)).containsOnlyOnce("records");
    }

    @Test
    void tellsThatASourceIsBehindAndThatItHasCaughtUp() throws Exception {
        name = "e-" + ids.next();
        source = list(name);
        installation = install();
        client = program(source);
        client.writeAll(
                topic(Topic.Kind.DATA).name(),
                IntStream.range(0, MANY).mapToObj(n -> priced("TEA", n)).toList());
        hands.measure();
        look.run();
        clock.advance(LASTS);
        look.run();
        assertThat(raised(AlarmKind.SOURCE_BEHIND))
                .as("what was measured long ago says nothing of now")
                .isEmpty();

        hands.measure();
        look.run();
        look.run();
        assertThat(raised(AlarmKind.SOURCE_BEHIND)).containsExactly(source.toString());
        assertThat(ownAlarm().said()).containsEntry("count", Integer.toString(MANY));

        schema(PRICE, "compatible"); // for which its records have waited
        poll();
        awaitRead();
        hands.measure();
        look.run();
        look.run();
        assertThat(toldWell(AlarmKind.SOURCE_BEHIND)).containsExactly(source.toString());
        assertThat(raised(AlarmKind.SOURCE_BEHIND)).hasSize(1);
    }

    @Test
    void leavesWhatNobodyCanSeeAsItWasWhileTheBrokerIsAway() {
        carriers.stop();
        await().until(() -> slots.standings().stream().noneMatch(SlotStanding::running));
        look.run();
        clock.advance(LASTS);
        look.run();
        assertThat(raised(AlarmKind.SLOT_STANDS)).contains("records");

        try (var _ = hands.away()) {
            await().until(() -> !watch.standing().available());
            look.run();
            assertThat(toldWell(AlarmKind.SLOT_STANDS)).isEmpty();
        }
        await().atMost(BrokerHands.BACK).until(() -> watch.standing().available());
    }

    private boolean carried() {
        List<SlotStanding> standings = slots.standings();
        return !standings.isEmpty()
                && standings.stream()
                        .allMatch(slot -> slot.running() && slot.lag().compareTo(Duration.ofSeconds(30)) < 0);
    }

    private long retained(String slot) {
        return slots.standings().stream()
                .filter(standing -> standing.slot().equals(slot))
                .mapToLong(SlotStanding::retainedBytes)
                .sum();
    }

    private Alarm ownAlarm() {
        return alarms.raised().stream()
                .filter(alarm -> alarm.subject().equals(source.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** Of what, each time that it was told. */
    private List<String> raised(AlarmKind kind) {
        return subjects(events.stream(AlarmRaised.class).map(AlarmRaised::alarm).toList(), kind);
    }

    private List<String> toldWell(AlarmKind kind) {
        return subjects(
                events.stream(AlarmCleared.class).map(AlarmCleared::alarm).toList(), kind);
    }

    private static List<String> subjects(List<Alarm> alarms, AlarmKind kind) {
        return alarms.stream()
                .filter(alarm -> alarm.kind() == kind)
                .map(Alarm::subject)
                .toList();
    }
}

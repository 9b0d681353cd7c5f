package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerHands;
import dev.patchbay.broker.QuickBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What nodes tell each other goes through a broker, which may be away. */
@Import(QuickBroker.class)
@TestPropertySource(properties = "patchbay.broker.mode=embedded")
class BrokerAwayTests extends LiveScene {

    @Autowired
    Broker broker;

    @Autowired
    BrokerHands hands;

    @BeforeEach
    void theBrokerIsThere() {
        await().atMost(BrokerHands.BACK).until(broker::available);
    }

    @Test
    void saysThatNothingCanBeFollowedAndGoesOnWithoutAGapWhenItCan() throws Exception {
        tell("TEA", 1);
        Listener listener = follow(owner, installation);
        await().until(() -> listener.state(installation.id()).equals("live"));
        awaitHeld(listener, "TEA", 1);

        try (var _ = hands.away()) {
            await().until(() -> listener.state(installation.id()).equals("offline"));
            tell("RUM", 2);
            tell("TEA", 3);
        }
        await().atMost(BrokerHands.BACK)
                .until(() -> listener.state(installation.id()).equals("live"));
        tell("GIN", 4);
        await().untilAsserted(() -> assertThat(listener.held()).containsOnlyKeys(key("TEA"), key("RUM"), key("GIN")));
        awaitHeld(listener, "TEA", 3);
        assertThat(listener.records()).doesNotHaveDuplicates();
        var states = listener.events("status").stream()
                .map(event -> event.data().path("state").asString())
                .toList();
        int offline = states.lastIndexOf("offline");
        // all that was missed is there before it is said to be live
        var live = listener.events().indexOf(listener.events("status").get(offline + 1));
        assertThat(listener.events().subList(0, live).stream()
                        .filter(event -> event.name().equals("records"))
                        .map(event -> event.data().toString())
                        .anyMatch(text -> text.contains("RUM")))
                .isTrue();
    }
}

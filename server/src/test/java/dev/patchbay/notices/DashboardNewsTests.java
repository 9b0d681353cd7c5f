package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.widgets.PlacementProposed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people are told of wishes for their dashboards. */
class DashboardNewsTests extends NoticesScenario {

    @Test
    void saysWhoWouldLikeToPlaceWhatAndWhyInTheReadersLanguageAndWritesNoLetter() {
        var proposed = new PlacementProposed(ids.next(), member.id(), app, "Open tickets", "Two wait\nfor you.");

        happens(proposed);
        happens(proposed);

        assertThat(kindsOf(member)).containsExactly("placement-proposed");
        JsonNode told = bellOf(member).getFirst();
        assertThat(told.get("title").asString()).isEqualTo("Help Desk proposes a widget for your dashboard");
        assertThat(told.get("text").asString())
                .isEqualTo(
                        "Help Desk would like to show \"Open tickets\" on your dashboard. It says: \"Two wait for you.\" "
                                + "Nothing is placed unless you accept.");
        assertThat(told.get("link").asString()).isEqualTo("/dashboard");
        assertThat(bellOf(member, "de").getFirst().get("title").asString())
                .isEqualTo("Help Desk schlägt ein Widget für Ihr Dashboard vor");
        assertThat(kindsOf(owner)).isEmpty();
        assertThat(letterKindsOf(member)).isEmpty();
    }
}

package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.widgets.Side;
import dev.patchbay.widgets.ThresholdsCrossed;
import dev.patchbay.widgets.ThresholdsCrossed.Crossed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people are told of numbers beyond their thresholds. */
class ThresholdNewsTests extends NoticesScenario {

    @Test
    void tellsEachOfTheirsAndWritesALetterUnlessTheyWantNone() {
        send(
                "PUT",
                "/api/me/notice-preferences",
                Map.of("kinds", List.of(Map.of("kind", "threshold-crossed", "mail", false))),
                admin);

        happens(new ThresholdsCrossed(List.of(
                new Crossed(member.id(), app, "Open\ntickets", "Desk 7", Side.ABOVE, 1_234.5, 1_000, null, null),
                new Crossed(admin.id(), app, null, "Desk 7", Side.BELOW, 0.25, 0.5, "%", 1),
                new Crossed(member.id(), app, null, "Desk 8", Side.BELOW, 1, 2, null, null))));

        assertThat(titles(member, "en")).containsExactly("Help Desk: 1", "Open tickets: 1,234.5");
        assertThat(titles(member, "de")).containsExactly("Help Desk: 1", "Open tickets: 1.234,5");
        assertThat(titles(admin, "de")).containsExactly("Help Desk: 0,3 %");
        JsonNode told = bellOf(admin).getFirst();
        assertThat(told.path("text").asString())
                .isEqualTo(
                        "Help Desk on your dashboard is below 0.5%: Desk 7 is 0.3%. You are told again only after it has come back.");
        assertThat(told.path("link").asString()).isEqualTo("/dashboard");
        assertThat(letterKindsOf(member)).containsExactly("notice.threshold-crossed");
        assertThat(letterKindsOf(admin)).isEmpty();
        assertThat(kindsOf(owner)).isEmpty();
    }

    private List<String> titles(Account reader, String language) {
        return bellOf(reader, language).stream()
                .map(notice -> notice.path("title").asString().replace('\u00a0', ' '))
                .toList();
    }
}

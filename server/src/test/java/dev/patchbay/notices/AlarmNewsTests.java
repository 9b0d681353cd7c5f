package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.alarms.Alarm;
import dev.patchbay.alarms.AlarmCleared;
import dev.patchbay.alarms.AlarmKind;
import dev.patchbay.alarms.AlarmRaised;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.changes.SlotLost;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is told of what goes wrong for long with the broker and with data sources. */
class AlarmNewsTests extends NoticesScenario {

    @Autowired
    Publishing publishing;

    @Test
    void tellsOperatorsThatTheBrokerIsAwayAndWhenItIsBackByOneLetterOfAKindInAnHour() {
        Alarm away = alarm(AlarmKind.BROKER_AWAY, "broker", Map.of());

        happens(new AlarmRaised(away));
        happens(new AlarmCleared(away));
        happens(new AlarmRaised(away));

        assertThat(kindsOf(operator)).containsExactly("broker-away", "broker-back", "broker-away");
        JsonNode told = bellOf(operator).getFirst();
        assertThat(told.get("text").asString()).contains("Kafka has not answered for 12 minutes.");
        assertThat(told.get("link").asString()).isEqualTo("/console/pipeline");
        assertThat(letterKindsOf(operator)).containsExactly("notice.broker-away", "notice.broker-back");
        assertThat(kindsOf(owner)).isEmpty();
    }

    @Test
    void tellsOperatorsOfSlotsInTheirLanguage() {
        Alarm retains = alarm(AlarmKind.SLOT_RETAINS, "records", Map.of("megabytes", "700"));

        happens(new SlotLost("lifecycle", Instant.now()));
        happens(new AlarmRaised(alarm(AlarmKind.SLOT_STANDS, "lifecycle", Map.of())));
        happens(new AlarmRaised(retains));
        happens(new AlarmCleared(retains));

        assertThat(bellOf(operator, "de"))
                .extracting(notice -> notice.get("title").asString())
                .containsExactly(
                        "Änderungen werden wieder zum Broker übertragen: Datensätze",
                        "PostgreSQL bewahrt 700 MB seines Protokolls auf: Datensätze",
                        "Änderungen werden nicht zum Broker übertragen: Ereignisse",
                        "Ein Replikations-Slot ging verloren: Ereignisse");
    }

    @Test
    void tellsThePublishersTeamOfItsSourceAndOperatorsOfWhatConcernsEverybody() {
        Account developer = person("Dora Developer", PlatformRole.DEVELOPER);
        organizations.addMember(acme.id(), developer.id(), OrganizationRole.ADMIN, owner.id());
        String name = "n-" + ids.next();
        var own = publishing.register(
                new NewIntegration(Slug.of(name), "Tea Prices", IntegrationType.DATA_SOURCE, null),
                acme.id(),
                developer.id());
        Alarm failing = alarm(AlarmKind.SOURCE_FAILING, own, Map.of("count", "7"));
        Alarm rejected = alarm(AlarmKind.SOURCE_REJECTED, own, Map.of("count", "40"));

        happens(new AlarmRaised(failing));
        happens(new AlarmRaised(rejected));
        happens(new AlarmCleared(rejected));
        happens(new AlarmCleared(failing));

        assertThat(kindsOf(developer))
                .startsWith("own-source-well", "own-source-well", "own-source-rejected", "own-source-fails");
        assertThat(kindsOf(operator)).containsExactly("source-well", "source-fails");
        assertThat(List.of(owner, admin, member))
                .allSatisfy(other -> assertThat(kindsOf(other)).noneMatch(kind -> kind.contains("source")));
        JsonNode told = bellOf(developer).get(3);
        assertThat(told.get("text").asString()).contains("The last 7 polls of Tea Prices failed.");
        assertThat(told.get("link").asString()).isEqualTo("/developer/" + name + "/data");
        assertThat(bellOf(operator).getLast().get("link").asString()).isEqualTo("/console/pipeline?source=" + name);
    }

    @Test
    void tellsOperatorsOnceOfWhatTheyListInTheFileThemselves() {
        happens(new AlarmRaised(alarm(AlarmKind.SOURCE_BEHIND, app, Map.of("count", "1200"))));

        assertThat(kindsOf(operator)).containsExactly("own-source-behind");
    }

    private static Alarm alarm(AlarmKind kind, IntegrationId source, Map<String, String> said) {
        return alarm(kind, source.toString(), said);
    }

    private static Alarm alarm(AlarmKind kind, String subject, Map<String, String> said) {
        return new Alarm(kind, subject, Instant.now().minus(Duration.ofMinutes(12)), said);
    }
}

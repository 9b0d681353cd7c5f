package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.kernel.Slug;
import dev.patchbay.vetting.LiveFailed;
import dev.patchbay.vetting.LiveRecovered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What those who develop an integration are told. */
class DeveloperNewsTests extends NoticesScenario {

    @Autowired
    Publishing publishing;

    @Test
    void tellsTheTeamOfAPublisherThatItsIntegrationFailsAndThatItWorksAgain() {
        Account developer = person("Dora Developer", PlatformRole.DEVELOPER);
        Account apprentice = person("Emil Apprentice", PlatformRole.DEVELOPER);
        organizations.addMember(acme.id(), developer.id(), OrganizationRole.ADMIN, owner.id());
        organizations.addMember(acme.id(), apprentice.id(), OrganizationRole.MEMBER, owner.id());
        String name = "n-" + ids.next();
        var own = publishing.register(
                new NewIntegration(Slug.of(name), "Tea & Timer", IntegrationType.APP, null), acme.id(), developer.id());

        happens(new LiveFailed(own, "1.0.0", List.of("health", "plugged-in")));
        happens(new LiveRecovered(own, "1.0.0"));

        assertThat(kindsOf(developer)).startsWith("checks-pass-again", "checks-fail");
        assertThat(List.of(owner, admin, member, apprentice, operator))
                .allSatisfy(other -> assertThat(kindsOf(other)).doesNotContain("checks-fail", "checks-pass-again"));
        JsonNode failed = bellOf(developer).get(1);
        assertThat(failed.get("title").asString()).isEqualTo("Tea & Timer fails its checks");
        assertThat(failed.get("text").asString()).contains("\"The health endpoint answers\", \"plugged-in\".");
        assertThat(failed.get("link").asString()).isEqualTo("/developer/" + name + "/checks");
        assertThat(bellOf(developer, "de").get(1).get("text").asString())
                .contains("„Der Endpunkt /health antwortet“, „plugged-in“.");
        assertThat(letterKindsOf(developer)).contains("notice.checks-fail", "notice.checks-pass-again");
    }

    @Test
    void tellsOperatorsOfWhatTheyListInTheFile() {
        happens(new LiveFailed(app, "1.0.0", List.of("https")));

        assertThat(kindsOf(operator)).containsExactly("checks-fail");
        assertThat(kindsOf(owner)).isEmpty();
    }
}

package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class TeamTests extends DeveloperWorld {

    @Autowired
    DeveloperRequests requests;

    @Test
    void namesWhoLooksAfterAnIntegrationAndWhatTheOthersOfItsPublisherNeed() throws Exception {
        Account colleague = joins(OrganizationRole.ADMIN, PlatformRole.DEVELOPER);
        Account admin = joins(OrganizationRole.ADMIN);
        Account asking = joins(OrganizationRole.OWNER);
        requests.add(asking.id());
        Account member = joins(OrganizationRole.MEMBER, PlatformRole.DEVELOPER);
        Account newcomer = joins(OrganizationRole.MEMBER);

        JsonNode team = get("/team").body();

        assertThat(team.at("/publisher/displayName").asString()).isEqualTo("Müller & Söhne");
        assertThat(team.path("members").values().stream().map(TeamTests::id))
                .containsExactlyInAnyOrder(
                        developer.id().toString(), colleague.id().toString());
        Map<String, JsonNode> others =
                team.path("others").values().stream().collect(Collectors.toMap(TeamTests::id, Function.identity()));
        assertThat(others).hasSize(4);
        assertThat(needs(others, admin)).containsExactly("developer");
        assertThat(needs(others, asking)).containsExactly("developer");
        assertThat(needs(others, member)).containsExactly("admin");
        assertThat(needs(others, newcomer)).containsExactly("admin", "developer");
        assertThat(others.values().stream().filter(other -> other.path("asked").asBoolean()))
                .extracting(TeamTests::id)
                .containsExactly(asking.id().toString());
        assertThat(team.path("others").values().stream().map(TeamTests::id))
                .last()
                .isEqualTo(newcomer.id().toString());
        assertThat(team.path("unnamed").asInt()).isZero();
    }

    @Test
    void isKnownToTheTeamAlone() throws Exception {
        Account member = joins(OrganizationRole.MEMBER, PlatformRole.DEVELOPER);
        for (var other : List.of(member, person(PlatformRole.DEVELOPER), operator)) {
            signIn(other);
            assertThat(get("/team").status()).isEqualTo(404);
        }
    }

    @Test
    void isNobodysWhereTheCatalogFileListsTheIntegration() throws Exception {
        signIn(operator);
        integration = list("filed", "  webhook_url: " + url("/%s"));

        JsonNode team = get("/team").body();

        assertThat(team.path("publisher").isNull()).isTrue();
        assertThat(team.path("members").isEmpty()).isTrue();
    }

    private Account joins(OrganizationRole role, PlatformRole... roles) throws Exception {
        Account person = person(roles);
        organizations.addMember(
                OrganizationId.of(get("").body().at("/publisher/organizationId").asString()),
                person.id(),
                role,
                developer.id());
        return person;
    }

    private static String id(JsonNode person) {
        return person.path("id").asString();
    }

    private static List<String> needs(Map<String, JsonNode> others, Account person) {
        JsonNode other = others.getOrDefault(person.id().toString(), MissingNode.getInstance());
        return other.path("needs").values().stream().map(JsonNode::asString).toList();
    }
}

package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** What integrations may know and do of people's dashboards, with the tokens that they get. */
class GatewayDashboardTests extends DashboardScene {

    @Test
    void proposesAndPlacesNothingUntilThePersonSaysSo() {
        var made = propose(wish("title", "Prices"));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        String id = read(made).path("id").asString();
        assertThat(read(made).path("state").asString()).isEqualTo("open");
        JsonNode seen = dashboard();
        assertThat(seen.path("placements").isEmpty()).isTrue();
        JsonNode proposal = seen.at("/proposals/0");
        assertThat(proposal.path("id").asString()).isEqualTo(id);
        assertThat(proposal.at("/by/displayName").asString()).isEqualTo("Pocket");
        assertThat(proposal.at("/by/publisher").asString()).isEqualTo("Pocket People");
        assertThat(proposal.at("/source/id").asString())
                .isEqualTo(pocket.installation().id().toString());
        assertThat(proposal.path("title").asString()).isEqualTo("Prices");
        assertThat(proposal.path("reason").asString()).isEqualTo("You asked for it.");
        assertThat(proposal.path("w").asInt()).isEqualTo(12);
        assertThat(bell()).containsExactly("placement-proposed");

        JsonNode accepted = read(answer(id, "accept"));

        assertThat(accepted.path("proposals").isEmpty()).isTrue();
        JsonNode placement = accepted.at("/placements/0");
        assertThat(accepted.path("placed")).containsExactly(placement.path("id"));
        assertThat(placement.path("title").asString()).isEqualTo("Prices");
        assertThat(placement.at("/config/field").asString()).isEqualTo("price");
        JsonNode known = state(id);
        assertThat(known.path("state").asString()).isEqualTo("accepted");
        assertThat(known.path("placement").asString())
                .isEqualTo(placement.path("id").asString());
        assertThat(read(answer(id, "accept"))).isEqualTo(accepted);
        assertThat(problem(answer(id, "decline"))).isEqualTo("proposal-decided");
        assertThat(audited("proposal.accepted", id)).isEqualTo(1);
    }

    @Test
    void takesTheProposalOfTheGuide() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "how-to", "propose-a-widget.md"));
        String example =
                guide.substring(guide.indexOf("{\n     \"widget\""), guide.indexOf("```", guide.indexOf("\"widget\"")));

        var made = propose(json.readValue(example, new TypeReference<Map<String, Object>>() {}));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        assertThat(dashboard().at("/proposals/0/config/threshold/above").asInt())
                .isEqualTo(4);
    }

    @Test
    void takesANoForAnAnswer() {
        String id = read(propose(wish())).path("id").asString();

        assertThat(read(answer(id, "decline")).path("proposals").isEmpty()).isTrue();

        assertThat(state(id).path("state").asString()).isEqualTo("declined");
        assertThat(state(id).has("placement")).isFalse();
        assertThat(problem(answer(id, "accept"))).isEqualTo("proposal-decided");
        assertThat(dashboard().path("placements").isEmpty()).isTrue();
        assertThat(audited("proposal.declined", id)).isEqualTo(1);
    }

    @Test
    void forgetsWhatNobodyAnswersForThirtyDays() {
        String id = read(propose(wish())).path("id").asString();
        jdbc.sql("update widgets.proposal set made_at = now() - interval '30 days' where id = :id")
                .param("id", UUID.fromString(id))
                .update();

        assertThat(dashboard().path("proposals").isEmpty()).isTrue();
        assertThat(state(id).path("state").asString()).isEqualTo("expired");
        assertThat(problem(answer(id, "accept"))).isEqualTo("proposal-decided");
        assertThat(dashboard().path("placements").isEmpty()).isTrue();
    }

    @Test
    void proposesForSomebodyWhoIsPresentAlsoByAnOrganizationsInstallation() {
        apps.change("""
                scopes: [openid, profile, "profile:read", offline_access, "data:write"]
                  optional_scopes: [email, "fantasy:read"]
                  scope_purposes:
                """, """
                scopes: [openid, profile, "profile:read", offline_access, "data:write", "dashboard:read", "dashboard:write"]
                  optional_scopes: [email, "fantasy:read"]
                  scope_purposes:
                    "dashboard:read": Looks.
                    "dashboard:write": Proposes.
                """);
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);
        String asked = TestApps.authorize(theirs, Map.of("scope", "openid dashboard:read dashboard:write"));
        TestBrowser present = signedIn(apps.member);
        String code =
                TestBrowser.parameter(present.get(asked).location(), "code").orElseThrow();
        String token = redeem(theirs, code).text("access_token");

        var made = post(PROPOSALS, wish(), token);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        JsonNode seen = read(present.get("/api/dashboard").response());
        assertThat(seen.at("/proposals/0/by/organization/id").asString()).isEqualTo(apps.organization.toString());
        assertThat(read(get("/v1/dashboard", token)).path("placements").isEmpty())
                .isTrue();
        apps.organizations.removeMember(apps.organization, apps.member.account(), apps.owner.account());
        assertThat(read(present.get("/api/dashboard").response())
                        .path("proposals")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsAnAppOfItsOwnInFullAndOfOthersWhereTheyStand() {
        bringsData(apps.desk.installation().integration());
        TestApps.Login mika = apps.member;
        TestApps.App own = apps.own(mika, "dashboard:read", "dashboard:write");
        var placed = signedIn(mika)
                .post(
                        "/api/dashboard/placements",
                        json.writeValueAsString(Map.of(
                                "placements",
                                List.of(
                                        Map.of(
                                                "widget",
                                                "table",
                                                "installation",
                                                own.installation().id(),
                                                "title",
                                                "Mine",
                                                "w",
                                                4,
                                                "h",
                                                4),
                                        Map.of(
                                                "widget",
                                                "line",
                                                "installation",
                                                apps.desk.installation().id(),
                                                "title",
                                                "Secret",
                                                "w",
                                                4,
                                                "h",
                                                4)))));
        assertThat(placed.statusCode()).as(placed.response().body()).isEqualTo(200);
        JsonNode both = read(placed.response()).path("placements");
        String token = ask(own, "");

        JsonNode told = read(get("/v1/dashboard", token)).path("placements");

        assertThat(told.path(0).propertyNames())
                .containsExactlyInAnyOrder("widget", "own", "x", "y", "w", "h", "id", "title", "config");
        assertThat(told.path(0).path("title").asString()).isEqualTo("Mine");
        assertThat(told.path(1).propertyNames()).containsExactlyInAnyOrder("widget", "own", "x", "y", "w", "h");
        assertThat(told.path(1).path("own").asBoolean()).isFalse();

        Map<String, Object> config = Map.of("config", Map.of("fields", List.of("price")));
        String mine = both.at("/0/id").asString();
        var set = patch("/v1/dashboard/placements/" + mine, config, token);
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(read(set).at("/config/fields/0").asString()).isEqualTo("price");
        assertThat(audited("placement.configured", mine)).isEqualTo(1);
        assertThat(pointers(patch("/v1/dashboard/placements/" + mine, Map.of("config", Map.of("fields", 1)), token)))
                .containsExactly("/config/fields");
        assertThat(patch("/v1/dashboard/placements/" + both.at("/1/id").asString(), config, token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(patch("/v1/dashboard/placements/" + mine, config, ask(pocket, ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(problem(patch("/v1/dashboard/placements/" + mine, config, ask(own, "dashboard:read"))))
                .isEqualTo("insufficient-scope");
    }
}

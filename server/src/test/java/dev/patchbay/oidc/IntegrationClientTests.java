package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.gateway.Bearers;
import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.installs.SuspensionCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an integration's own client gets with nobody present: for any of its installations, and as itself. */
class IntegrationClientTests extends ProviderScene {

    @Autowired
    Bearers bearers;

    private TestApps.Login person;
    private TestApps.App pocket;

    @BeforeEach
    void somebodyInstallsForThemselves() {
        person = apps.person("Pia Person");
        pocket = apps.own(person, "email");
    }

    @Test
    void getsATokenForWhatAPersonInstalled() {
        TokenAnswer answer = ask(pocket, pocket.installation().id().toString(), "");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().has("refresh_token")).isFalse();
        JsonNode claims = claims(answer);
        assertThat(claims.get("caller").asString()).isEqualTo("installation");
        assertThat(claims.get("sub").asString()).isEqualTo(person.account().toString());
        assertThat(claims.get("client_id").asString()).isEqualTo(pocket.clientId());
        assertThat(claims.get("installation_id").asString())
                .isEqualTo(pocket.installation().id().toString());
        assertThat(claims.has("organization_id")).isFalse();
        assertThat(claims.get("scope").asString()).isEqualTo("data:write email profile profile:read");
        Caller caller = bearers.read(answer.text("access_token")).orElseThrow();
        assertThat(caller.kind()).isEqualTo(CallerKind.INSTALLATION);
        assertThat(caller.account()).isEqualTo(person.account());
        assertThat(caller.organization()).isNull();
        assertThat(active(pocket, answer.text("access_token"))).isTrue();
        assertThat(browser().get("/oidc/me", answer.text("access_token")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void getsATokenForWhatAnOrganizationInstalled() {
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);

        TokenAnswer answer = ask(pocket, theirs.installation().id().toString(), "data:write");

        JsonNode claims = claims(answer);
        assertThat(claims.get("sub").asString()).isEqualTo(apps.organization.toString());
        assertThat(claims.get("organization_id").asString()).isEqualTo(apps.organization.toString());
        assertThat(claims.get("client_id").asString()).isEqualTo(pocket.clientId());
        String token = answer.text("access_token");
        assertThat(bearers.read(token).orElseThrow().organization()).isEqualTo(apps.organization);

        apps.installs.suspend(theirs.installation().id(), SuspensionCause.ADMIN, apps.owner.account());

        await().until(() -> bearers.read(token).isEmpty());
        assertThat(active(pocket, token)).isFalse();
    }

    @Test
    void getsATokenAsItselfThatSpeaksOfNobody() {
        TokenAnswer answer = token(pocket, Map.of("grant_type", "client_credentials"));

        JsonNode claims = claims(answer);
        assertThat(claims.get("caller").asString()).isEqualTo("client");
        assertThat(claims.get("sub").asString()).isEqualTo(pocket.clientId());
        assertThat(claims.get("scope").asString()).isEqualTo("data:write");
        assertThat(claims.has("installation_id")).isFalse();
        assertThat(claims.has("installation_epoch")).isFalse();
        assertThat(claims.has("grant_id")).isFalse();
        assertThat(claims.has("organization_id")).isFalse();
        String token = answer.text("access_token");
        Caller caller = bearers.read(token).orElseThrow();
        assertThat(caller.kind()).isEqualTo(CallerKind.CLIENT);
        assertThat(caller.acting()).isEqualTo(Caller.Acting.AS_ITSELF);
        assertThat(caller.requireApp().integration())
                .isEqualTo(pocket.installation().integration());
        assertThat(active(pocket, token)).isTrue();
        assertThat(browser().get("/oidc/me", token).statusCode()).isEqualTo(403);
        for (String scope : Set.of("openid", "profile:read", "email", "data:write email")) {
            token(pocket, Map.of("grant_type", "client_credentials", "scope", scope))
                    .isRefusedAs("invalid_scope");
        }

        asClient(pocket, "/oidc/token/revocation", Map.of("token", token));

        await().until(() -> bearers.read(token).isEmpty());
        assertThat(active(pocket, token)).isFalse();
    }

    @Test
    void narrowsAndNeverWidens() {
        String installation = pocket.installation().id().toString();

        TokenAnswer less = ask(pocket, installation, "profile:read");
        assertThat(claims(less).get("scope").asString()).isEqualTo("profile:read");
        assertThat(less.text("scope")).isEqualTo("profile:read");
        for (String more : List.of(
                "fantasy:read", "profile:read fantasy:read", "openid", "profile:read offline_access", "made:up", "*")) {
            ask(pocket, installation, more).isRefusedAs("invalid_scope");
        }
    }

    /** Whoever asks for what is not theirs does not learn whether it is there. */
    @Test
    void refusesUnknownForeignAndSuspendedInstallationsAlike() {
        String foreign = apps.desk.installation().id().toString();
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);
        apps.installs.suspend(theirs.installation().id(), SuspensionCause.ADMIN, apps.owner.account());
        TestApps.Login former = apps.person("Frida Former");
        TestApps.App gone = apps.own(former);
        apps.installs.uninstall(gone.installation().id(), former.account());
        var answers = new ArrayList<String>();
        for (String id : List.of(
                foreign,
                theirs.installation().id().toString(),
                gone.installation().id().toString(),
                "0198a0a0-0000-7000-8000-000000000000",
                "no id",
                "")) {
            // scopes come last: they tell nothing about an installation
            for (String scope : List.of("", "made:up")) {
                TokenAnswer answer = ask(pocket, id, scope);
                answer.isRefusedAs("invalid_grant");
                answers.add(answer.body().toString());
            }
        }
        assertThat(answers).containsOnly(answers.getFirst());
        ask(apps.desk, pocket.installation().id().toString(), "").isRefusedAs("invalid_grant");
        assertThat(ask(apps.desk, foreign, "").status()).isEqualTo(200);
    }

    @Test
    void takesNoInstallationTwice() {
        String id = pocket.installation().id().toString();
        var answer = browser()
                .submitAs(
                        pocket.clientId(),
                        pocket.secret(),
                        "/oidc/token?installation_id=" + id,
                        Map.of("grant_type", "client_credentials", "installation_id", id));

        assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "uninstall"})
    void losesATokenWithTheGrantThatItCameOf(String act) {
        String before = ask(pocket, pocket.installation().id().toString(), "").text("access_token");
        TestApps.App other = apps.own(apps.person("Otto Other"));
        String others = ask(pocket, other.installation().id().toString(), "").text("access_token");
        assertThat(bearers.read(before)).isPresent();

        if (act.equals("cut")) {
            apps.ownApps.cutScope(pocket.installation().id(), "email", person.account());
        } else {
            apps.installs.uninstall(pocket.installation().id(), person.account());
        }

        assertThat(active(pocket, before)).isFalse();
        await().until(() -> bearers.read(before).isEmpty());
        TokenAnswer after = ask(pocket, pocket.installation().id().toString(), "");
        if (act.equals("cut")) {
            assertThat(claims(after).get("scope").asString()).isEqualTo("data:write profile profile:read");
            ask(pocket, pocket.installation().id().toString(), "email").isRefusedAs("invalid_scope");
        } else {
            after.isRefusedAs("invalid_grant");
        }
        assertThat(bearers.read(others)).isPresent();
    }

    private TokenAnswer ask(TestApps.App app, String installation, String scope) {
        var form = new TreeMap<>(Map.of("grant_type", "client_credentials", "installation_id", installation));
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        return token(app, form);
    }

    private JsonNode claims(TokenAnswer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return json.readTree(TestApps.payload(answer.text("access_token")));
    }
}

package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.installs.SuspensionCause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CodeGrantTests extends ProviderScene {

    @Autowired
    JdbcClient sql;

    @Test
    void exchangesACodeForTokensThatTellWhoCameFromWhere() {
        JsonNode tokens = tokensFor(apps.desk, apps.member);

        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isBetween(3_590, 3_600);
        assertThat(tokens.has("refresh_token")).isFalse();
        JsonNode access =
                json.readTree(TestApps.payload(tokens.get("access_token").asString()));
        assertThat(access.get("iss").asString()).isEqualTo(ISSUER);
        assertThat(access.get("aud").asString()).isEqualTo(BASE + "/v1");
        assertThat(access.get("sub").asString()).isEqualTo(apps.member.account().toString());
        assertThat(access.get("client_id").asString()).isEqualTo(apps.desk.clientId());
        assertThat(access.get("caller").asString()).isEqualTo("delegated");
        assertThat(access.get("organization_id").asString()).isEqualTo(apps.organization.toString());
        assertThat(access.get("organization_roles").get(0).asString()).isEqualTo("member");
        assertThat(access.get("installation_id").asString())
                .isEqualTo(apps.desk.installation().id().toString());
        assertThat(access.get("scope").asString()).isEqualTo("email openid organization profile");
        JsonNode identity =
                json.readTree(TestApps.payload(tokens.get("id_token").asString()));
        assertThat(identity.get("aud").asString()).isEqualTo(apps.desk.clientId());
        assertThat(identity.get("nonce").asString()).isEqualTo("n-0S6_WzA2Mj");
        assertThat(identity.get("name").asString()).isEqualTo("Mika Member");
        assertThat(identity.get("email").asString()).isEqualTo(apps.member.email());
        assertThat(identity.get("sid").asString()).isEqualTo(access.get("sid").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX", "short", TestApps.CHALLENGE})
    void refusesACodeWithoutItsVerifier(String verifier) {
        Map<String, String> form = TestApps.redemption(apps.desk, codeFor(apps.desk, apps.member));
        form.put("code_verifier", verifier);
        form.values().removeIf(String::isEmpty);

        token(apps.desk, form).isRefusedAs("invalid_grant");
    }

    @Test
    void killsWhatCameOfACodeThatIsPresentedTwice() {
        String code = codeFor(apps.desk, apps.member);
        String accessToken = redeem(apps.desk, code).text("access_token");
        assertThat(active(apps.desk, accessToken)).isTrue();

        redeem(apps.desk, code).isRefusedAs("invalid_grant");

        await().until(() -> !active(apps.desk, accessToken));
        assertThat(browser().get("/oidc/me", accessToken).statusCode()).isEqualTo(401);
    }

    @Test
    void leavesOthersAloneWhenACodeIsPresentedTwice() {
        String bystander = tokensFor(apps.desk, apps.owner).get("access_token").asString();
        String code = codeFor(apps.desk, apps.member);
        String accessToken = redeem(apps.desk, code).text("access_token");

        redeem(apps.desk, code).isRefusedAs("invalid_grant");

        await().until(() -> !active(apps.desk, accessToken));
        assertThat(active(apps.desk, bystander)).isTrue();
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        int many = 20;
        String code = codeFor(apps.desk, apps.member);
        var together = new CyclicBarrier(many);
        List<Callable<TokenAnswer>> attempts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            attempts.add(() -> {
                together.await();
                return redeem(apps.desk, code);
            });
        }
        var answers = new HashMap<Integer, Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(attempts)) {
                answers.merge(answer.get().status(), 1, Integer::sum);
            }
        }

        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(200, 1, 400, many - 1));
    }

    @Test
    void burnsACodeThatAnotherClientPresents() {
        var elsewhere = apps.organization(apps.stranger);
        TestApps.App other = apps.install("desk", elsewhere, apps.stranger);
        String code = codeFor(apps.desk, apps.member);

        token(other, TestApps.redemption(apps.desk, code)).isRefusedAs("invalid_grant");

        redeem(apps.desk, code).isRefusedAs("invalid_grant");
    }

    @Test
    void refusesAnExpiredCode() {
        String code = codeFor(apps.desk, apps.member);
        sql.sql("update oidc.authorization set code_expires_at = now() - interval '1 second' where client_id = :client")
                .param("client", apps.desk.clientId())
                .update();

        redeem(apps.desk, code).isRefusedAs("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://127.0.0.1:9191/auth/callback/", "http://127.0.0.1:9192/auth/callback", "https://evil"
            })
    void refusesACodeWithAnotherRedirectUri(String redirectUri) {
        Map<String, String> form = TestApps.redemption(apps.desk, codeFor(apps.desk, apps.member));
        form.put("redirect_uri", redirectUri);
        form.values().removeIf(String::isEmpty);

        token(apps.desk, form).isRefusedAs("invalid_grant");
    }

    @Test
    void refusesAMemberWhoLeftInBetween() {
        String code = codeFor(apps.desk, apps.member);
        apps.organizations.removeMember(apps.organization, apps.member.account(), apps.owner.account());

        redeem(apps.desk, code).isRefusedAs("invalid_grant");
    }

    @Test
    void keepsNoCodeInTheClear() {
        String code = codeFor(apps.desk, apps.member);

        assertThat(sql.sql("select count(*) from oidc.authorization a where strpos(a::text, :code) > 0")
                        .param("code", code)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void killsTokensOfASuspendedInstallationAndRefusesItsClient() {
        String accessToken =
                tokensFor(apps.desk, apps.member).get("access_token").asString();
        String code = codeFor(apps.desk, apps.member);
        apps.installs.suspend(apps.desk.installation().id(), SuspensionCause.ADMIN, apps.owner.account());

        redeem(apps.desk, code).isRefusedAs("invalid_client");
        await().until(() -> browser().get("/oidc/me", accessToken).statusCode() == 401);
    }
}

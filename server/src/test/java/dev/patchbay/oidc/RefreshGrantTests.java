package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RefreshGrantTests extends ProviderScene {

    @Test
    void givesNewTokensAndANewRefreshToken() {
        JsonNode first = offlineTokens();

        TokenAnswer second = refresh(apps.desk, first.get("refresh_token").asString(), "");

        assertThat(second.status()).as(second.body().toString()).isEqualTo(200);
        assertThat(second.text("refresh_token"))
                .isNotEqualTo(first.get("refresh_token").asString());
        assertThat(browser().get("/oidc/me", second.text("access_token")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void endsTheFamilyOfARefreshTokenThatComesTwice() {
        JsonNode first = offlineTokens();
        String spent = first.get("refresh_token").asString();
        TokenAnswer second = refresh(apps.desk, spent, "");

        refresh(apps.desk, spent, "").isRefusedAs("invalid_grant");

        refresh(apps.desk, second.text("refresh_token"), "").isRefusedAs("invalid_grant");
        await().until(() -> !active(apps.desk, second.text("access_token")));
    }

    @Test
    void letsAtMostOneOfFiftyWinAndEndsTheFamily() throws Exception {
        JsonNode first = offlineTokens();
        String token = first.get("refresh_token").asString();
        var answers = new ArrayList<TokenAnswer>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<TokenAnswer>>();
            for (int i = 0; i < 50; i++) {
                running.add(clients.submit(() -> refresh(apps.desk, token, "")));
            }
            for (Future<TokenAnswer> answer : running) {
                answers.add(answer.get());
            }
        }

        var won = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        assertThat(answers).extracting(TokenAnswer::status).allMatch(status -> status == 200 || status == 400);
        refresh(apps.desk, token, "").isRefusedAs("invalid_grant");
        won.forEach(
                answer -> refresh(apps.desk, answer.text("refresh_token"), "").isRefusedAs("invalid_grant"));
        await().until(() -> !active(apps.desk, first.get("access_token").asString()));
    }

    @Test
    void narrowsScopesButNeverWidensThem() {
        String token = offlineTokens().get("refresh_token").asString();
        refresh(apps.desk, token, "openid data:write").isRefusedAs("invalid_scope");

        TokenAnswer narrow = refresh(apps.desk, token, "openid");

        assertThat(narrow.text("scope")).isEqualTo("openid");
    }

    @Test
    void refusesAnotherClientsToken() {
        String token = offlineTokens().get("refresh_token").asString();

        refresh(apps.kiosk, token, "").isRefusedAs("invalid_grant");

        assertThat(refresh(apps.desk, token, "").status()).isEqualTo(200);
    }

    @Test
    void refusesAMemberWhoLeft() {
        String token = offlineTokens().get("refresh_token").asString();
        apps.organizations.removeMember(apps.organization, apps.member.account(), apps.owner.account());

        refresh(apps.desk, token, "").isRefusedAs("invalid_grant");
    }

    @Test
    void takesTheFamilyBackWithTheRefreshToken() {
        JsonNode tokens = offlineTokens();
        asClient(
                apps.desk,
                "/oidc/token/revocation",
                Map.of("token", tokens.get("refresh_token").asString()));

        refresh(apps.desk, tokens.get("refresh_token").asString(), "").isRefusedAs("invalid_grant");
        await().until(() -> !active(apps.desk, tokens.get("access_token").asString()));
    }

    private JsonNode offlineTokens() {
        var location = signedIn(apps.member)
                .get(TestApps.authorize(apps.desk, Map.of("scope", "openid profile offline_access")))
                .location();
        return redeem(apps.desk, TestBrowser.parameter(location, "code").orElseThrow())
                .body();
    }

    private TokenAnswer refresh(TestApps.App app, String token, String scope) {
        return token(
                app,
                scope.isEmpty()
                        ? Map.of("grant_type", "refresh_token", "refresh_token", token)
                        : Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", scope));
    }
}

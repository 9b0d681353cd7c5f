package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An admin agrees to what a new version asks for. */
class ReconsentApiTests extends StorefrontWorld {

    private static final String NEXT = CATALOG.replace(
            "requiredScopes: [openid, profile]\n  scopePurposes: {openid: Signs you in., profile: Greets you by name.}",
            "requiredScopes: [openid, profile, email]\n  version: 1.1.0\n"
                    + "  scopePurposes: {openid: Signs you in., profile: Greets you by name., email: Writes to you.}");

    @Test
    void showsWhatAVersionAsksForAndTakesTheAnswerOfAnAdmin() throws Exception {
        String path =
                "/api/installations/" + install("customer-service").path("id").asString() + "/consent";
        assertThat(admin.get(path).body().path("waiting").asBoolean()).isFalse();

        apply(NEXT);
        await().until(() -> admin.get(path).body().path("waiting").asBoolean());

        JsonNode asked = admin.get(path).body();
        assertThat(asked.path("installedVersion").asString()).isEqualTo("1.0.0");
        assertThat(asked.path("newVersion").asString()).isEqualTo("1.1.0");
        assertThat(asked.path("scopes")
                        .valueStream()
                        .filter(scope -> scope.path("new").asBoolean()))
                .extracting(scope -> scope.path("scope").asString())
                .containsExactly("email");
        assertThat(asked.path("changes").get(0).path("weight").asString()).isEqualTo("consent");
        assertThat(asked.path("changes").get(0).path("text").asString())
                .isEqualTo("It asks for one more permission, email. Writes to you.");
        assertThat(member.get(path).status()).isEqualTo(403);
        Map<String, Object> answer =
                Map.of("version", asked.path("version").asString(), "scopes", List.of("openid", "profile", "email"));
        assertThat(member.post(path, answer).status()).isEqualTo(403);
        assertThat(admin.post(path, Map.of("version", "1.1.0+old", "scopes", List.of("openid", "profile", "email")))
                        .status())
                .isEqualTo(400);

        assertThat(admin.post(path, answer).body().path("version").asString()).isEqualTo("1.1.0");
        assertThat(admin.get(path).body().path("waiting").asBoolean()).isFalse();
    }
}

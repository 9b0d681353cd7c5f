package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passkeys in the hands of their owner, and of nobody else. */
class KeptPasskeysTests extends PasskeyScene {

    @Test
    void areSeenAndChangedByTheirOwnerOnly() {
        String id = register(owner, authenticator).get("id").asString();
        var other = new Visitor(port).signIn(person());

        assertThat(passkeys(other)).isEmpty();
        assertThat(other.send("PATCH", "/api/me/passkeys/" + id, Map.of("name", "mine"))
                        .status())
                .isEqualTo(404);
        assertThat(other.delete("/api/me/passkeys/" + id).status()).isEqualTo(404);
        assertThat(owner.send("PATCH", "/api/me/passkeys/" + id, Map.of("name", " Key on my desk "))
                        .body()
                        .get("name")
                        .asString())
                .isEqualTo("Key on my desk");
        assertThat(owner.delete("/api/me/passkeys/" + id).status()).isEqualTo(204);
        assertThat(signIn(new Visitor(port), authenticator).problem()).isEqualTo("passkey-refused");
        assertThat(audited("passkey.added") + audited("passkey.renamed") + audited("passkey.removed"))
                .isEqualTo(3);
    }

    @Test
    void areNotAddedTwice() {
        register(owner, authenticator);
        var other = new Visitor(port).signIn(person());

        var answer = other.post(
                "/api/me/passkeys", Map.of("name", "x", "credential", authenticator.create(creation(other))));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(creation(owner).get("excludeCredentials").get(0).get("id").asString())
                .isEqualTo(authenticator.credentialId());
    }

    @Test
    void areTwentyAtMost() {
        JsonNode options = creation(owner);
        for (int i = 0; i < Passkeys.MOST; i++) {
            register(owner, new TestAuthenticator());
        }

        assertThat(owner.post("/api/me/passkeys/options", Map.of()).problem()).isEqualTo("too-many-passkeys");
        assertThat(owner.post("/api/me/passkeys", Map.of("name", "x", "credential", authenticator.create(options)))
                        .problem())
                .isEqualTo("too-many-passkeys");
    }

    @Test
    void stayWhereTheyAreTheOnlyWayIn() {
        String id = register(owner, authenticator).get("id").asString();
        sql.sql("update accounts.account set password = null where id = :id")
                .param("id", person.id().value())
                .update();

        assertThat(owner.delete("/api/me/passkeys/" + id).problem()).isEqualTo("last-way-in");
        assertThat(new Visitor(port)
                        .post("/api/session", Map.of("email", person.email(), "password", Visitor.PASSWORD))
                        .problem())
                .isEqualTo("wrong-credentials");
        assertThat(signIn(new Visitor(port), authenticator).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"AA\"}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":1,\"rawId\":[],\"type\":{},\"response\":7}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":"
                        + "{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"attestationObject\":\"oA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":"
                        + "{\"clientDataJSON\":\"!!\",\"authenticatorData\":\"!!\",\"signature\":\"!!\",\"attestationObject\":\"n5-fn5-f\"}}",
            })
    void refuseWhatNoBrowserSends(String credential) {
        Map<String, Object> content = Map.of("credential", new JsonMapper().readTree(credential));
        var browser = new Visitor(port);
        options(browser);

        assertThat(browser.post("/api/session/passkey", content).problem()).isEqualTo("passkey-refused");
        assertThat(owner.post("/api/me/passkeys", content).problem()).isEqualTo("invalid-request");
        assertThat(browser.post("/api/session/passkey", Map.of()).problem()).isEqualTo("invalid-request");
    }

    @Test
    void giveChallengesOutWithABound() {
        var browser = new Visitor(port);
        for (int i = 0; i < 300; i++) {
            options(browser);
        }

        assertThat(browser.post("/api/session/passkey/options", Map.of()).problem())
                .isEqualTo("too-many-requests");
    }
}

package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PasskeysTests extends PasskeyScene {

    @Test
    void signInWithoutAPassword() {
        JsonNode added = register(owner, authenticator);
        assertThat(added.get("name").asString()).isEqualTo("Linux · Firefox");
        assertThat(added.get("lastUsedAt").isNull()).isTrue();
        var browser = new Visitor(port);

        var answer = signIn(browser, authenticator);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("account").get("id").asString())
                .isEqualTo(person.id().toString());
        assertThat(browser.get("/api/me/sessions")
                        .body()
                        .get("sessions")
                        .get(0)
                        .get("signedInBy")
                        .asString())
                .isEqualTo("passkey");
        assertThat(passkeys(owner).get(0).get("lastUsedAt").isNull()).isFalse();
    }

    @Test
    void nameNobodyToWhoeverIsNotSignedIn() {
        register(owner, authenticator);

        var options =
                new Visitor(port).post("/api/session/passkey/options", Map.of()).body();

        assertThat(options.get("publicKey").get("allowCredentials")).isEmpty();
        assertThat(options.get("publicKey").get("rpId").asString()).isEqualTo("localhost");
    }

    @Test
    void askForAHandleThatSaysNothingOfTheAccount() {
        JsonNode user = creation(owner).get("user");

        assertThat(Base64.getUrlDecoder().decode(user.get("id").asString())).hasSize(32);
        assertThat(user.get("id").asString()).doesNotContain(person.id().toString());
        assertThat(creation(owner).get("user").get("id")).isEqualTo(user.get("id"));
    }

    enum Falsehood {
        ORIGIN,
        PORT_OF_ORIGIN,
        RELYING_PARTY,
        CHALLENGE,
        CEREMONY,
        FRAME,
        NOBODY_VERIFIED,
        NOBODY_PRESENT,
        SIGNATURE,
        OTHER_PERSON,
        NO_PERSON,
    }

    @ParameterizedTest
    @EnumSource
    void refuseWhatIsFalse(Falsehood falsehood) {
        register(owner, authenticator);
        switch (falsehood) {
            case ORIGIN -> authenticator.origin = "https://evil.example";
            case PORT_OF_ORIGIN -> authenticator.origin = "http://localhost:8081";
            case RELYING_PARTY -> authenticator.relyingParty = "evil.example";
            case CHALLENGE -> authenticator.challenge = ids.token(32);
            case CEREMONY -> authenticator.ceremony = "webauthn.create";
            case FRAME -> authenticator.crossOrigin = true;
            case NOBODY_VERIFIED -> authenticator.flags = TestAuthenticator.PRESENT;
            case NOBODY_PRESENT -> authenticator.flags = TestAuthenticator.VERIFIED;
            case SIGNATURE -> authenticator.forge();
            case OTHER_PERSON ->
                authenticator.userHandle = creation(new Visitor(port).signIn(person()))
                        .get("user")
                        .get("id")
                        .asString();
            case NO_PERSON -> authenticator.userHandle = "";
        }

        var answer = signIn(new Visitor(port), authenticator);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("passkey-refused");
    }

    @ParameterizedTest
    @EnumSource(names = {"ORIGIN", "RELYING_PARTY", "CHALLENGE", "FRAME", "NOBODY_VERIFIED", "NOBODY_PRESENT"})
    void areNotAddedByWhatIsFalse(Falsehood falsehood) {
        switch (falsehood) {
            case ORIGIN -> authenticator.origin = "https://evil.example";
            case RELYING_PARTY -> authenticator.relyingParty = "evil.example";
            case CHALLENGE -> authenticator.challenge = ids.token(32);
            case FRAME -> authenticator.crossOrigin = true;
            case NOBODY_VERIFIED -> authenticator.flags = TestAuthenticator.PRESENT;
            default -> authenticator.flags = TestAuthenticator.VERIFIED;
        }

        var answer = owner.post(
                "/api/me/passkeys", Map.of("name", "x", "credential", authenticator.create(creation(owner))));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(passkeys(owner)).isEmpty();
    }

    @Test
    void answerAChallengeOnceOnly() {
        register(owner, authenticator);
        var browser = new Visitor(port);
        JsonNode options = options(browser);
        Map<String, Object> credential = authenticator.get(options);

        assertThat(browser.post("/api/session/passkey", Map.of("credential", credential))
                        .status())
                .isEqualTo(201);
        assertThat(browser.post("/api/session/passkey", Map.of("credential", credential))
                        .problem())
                .isEqualTo("passkey-refused");
    }

    @Test
    void letOneOfManyAnswersWithTheSameChallengeIn() throws Exception {
        register(owner, authenticator);
        var browser = new Visitor(port);
        Map<String, Object> credential = authenticator.get(options(browser));
        Callable<Integer> attempt = () -> browser.copy()
                .post("/api/session/passkey", Map.of("credential", credential))
                .status();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(16, attempt));
            long successes = 0;
            for (Future<Integer> answer : answers) {
                successes += answer.get() == 201 ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        }
    }

    @Test
    void answerTheBrowserThatAskedOnly() {
        register(owner, authenticator);
        Map<String, Object> stolen = authenticator.get(options(new Visitor(port)));
        var thief = new Visitor(port);
        options(thief);

        assertThat(thief.post("/api/session/passkey", Map.of("credential", stolen))
                        .problem())
                .isEqualTo("passkey-refused");
        assertThat(new Visitor(port)
                        .post("/api/session/passkey", Map.of("credential", stolen))
                        .problem())
                .isEqualTo("passkey-refused");
    }

    @Test
    void answerForThePurposeThatWasAskedOnly() {
        register(owner, authenticator);
        JsonNode stepUp =
                owner.post("/api/me/step-up/passkey/options", Map.of()).body().get("publicKey");

        assertThat(owner.post("/api/session/passkey", Map.of("credential", authenticator.get(stepUp)))
                        .problem())
                .isEqualTo("passkey-refused");
        assertThat(owner.post("/api/me/step-up/passkey", Map.of("credential", authenticator.get(options(owner))))
                        .problem())
                .isEqualTo("passkey-refused");
    }

    @Test
    void expireWithTheirChallengeAfterFiveMinutes() {
        register(owner, authenticator);
        var browser = new Visitor(port);
        Map<String, Object> credential = authenticator.get(options(browser));
        sql.sql("update accounts.passkey_challenge set expires_at = expires_at - interval '5 minutes'")
                .update();

        assertThat(browser.post("/api/session/passkey", Map.of("credential", credential))
                        .problem())
                .isEqualTo("passkey-refused");
    }

    @Test
    void refuseACopyThatCountedLess() {
        authenticator.signCount = 5;
        register(owner, authenticator);
        assertThat(signIn(new Visitor(port), authenticator).status()).isEqualTo(201);

        authenticator.signCount = 4;
        var answer = signIn(new Visitor(port), authenticator);

        assertThat(answer.problem()).isEqualTo("passkey-refused");
        assertThat(audited("passkey.refused-as-copied")).isEqualTo(1);
    }

    @Test
    void proveOnceMoreWhoItIs() {
        register(owner, authenticator);
        age();
        assertThat(owner.post("/api/me/passkeys/options", Map.of()).problem()).isEqualTo("step-up-required");
        assertThat(owner.post("/api/me/passkeys/options", Map.of())
                        .body()
                        .get("methods")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("password", "passkey");
        Visitor thief = owner.copy();

        var answer = owner.post(
                "/api/me/step-up/passkey",
                Map.of(
                        "credential",
                        authenticator.get(owner.post("/api/me/step-up/passkey/options", Map.of())
                                .body()
                                .get("publicKey"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(owner.post("/api/me/passkeys/options", Map.of()).status()).isEqualTo(200);
        assertThat(thief.get("/api/me/passkeys").problem()).isEqualTo("sign-in-required");
    }

    @Test
    void proveNobodyElse() {
        register(owner, authenticator);
        var other = new Visitor(port).signIn(person());
        JsonNode options =
                other.post("/api/me/step-up/passkey/options", Map.of()).body().get("publicKey");

        assertThat(other.post("/api/me/step-up/passkey", Map.of("credential", authenticator.get(options)))
                        .problem())
                .isEqualTo("passkey-refused");
    }
}

package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.patchbay.grants.ClientAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** RFC 7523, OpenID Connect Core §9: {@code private_key_jwt}. */
class PrivateKeyTests extends ReachableScene {

    @Test
    void takesAnAssertionSignedByThePublishedKey() throws Exception {
        ECKey key = key("one");
        TestApps.App app = signing(key);

        TokenAnswer answer =
                proved(signed(key, JWSAlgorithm.ES256, "one", claims(app).build()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void takesRsaAsWellAndKeysGivenInline(String algorithm) throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("rsa").generate();
        TestApps.App app = proving(new ClientAuthentication.PrivateKey(null, new JWKSet(key.toPublicJWK()).toString()));

        TokenAnswer answer = proved(
                signed(key, JWSAlgorithm.parse(algorithm), "rsa", claims(app).build()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    /** RFC 8037: EdDSA with Ed25519, as the metadata announce. */
    @Test
    void takesEd25519() throws Exception {
        OctetKeyPair key =
                new OctetKeyPairGenerator(Curve.Ed25519).keyID("edwards").generate();
        OctetKeyPair other =
                new OctetKeyPairGenerator(Curve.Ed25519).keyID("edwards").generate();
        TestApps.App app = signing(key);
        assertThat(json.readTree(browser()
                                .get("/oidc/.well-known/openid-configuration")
                                .body())
                        .get("token_endpoint_auth_signing_alg_values_supported")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("EdDSA");

        TokenAnswer answer =
                proved(signed(key, JWSAlgorithm.EdDSA, "edwards", claims(app).build()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        proved(signed(other, JWSAlgorithm.EdDSA, "edwards", claims(app).build()))
                .isRefusedAs("invalid_client");
    }

    @Test
    void takesEachAssertionOnceHoweverManyComeTogether() throws Exception {
        ECKey key = key("one");
        TestApps.App app = signing(key);
        String assertion = signed(key, JWSAlgorithm.ES256, "one", claims(app).build());
        List<Integer> statuses = new ArrayList<>();
        try (var replays = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<TokenAnswer>>();
            for (int i = 0; i < 20; i++) {
                running.add(replays.submit(() -> proved(assertion)));
            }
            for (Future<TokenAnswer> answer : running) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(401);
    }

    @Test
    void refusesWhatIsNotMadeForUsOrNotForNow() throws Exception {
        ECKey key = key("one");
        TestApps.App app = signing(key);
        var now = clock.instant();
        List<JWTClaimsSet> spoilt = List.of(
                claims(app).audience(ISSUER + "/token").build(),
                claims(app).audience("https://other.example/oidc").build(),
                claims(app).audience(List.of(ISSUER, "https://other.example")).build(),
                claims(app).audience((String) null).build(),
                claims(app).issuer(apps.kiosk.clientId()).build(),
                claims(app).subject(apps.kiosk.clientId()).build(),
                claims(app)
                        .issuer(apps.kiosk.clientId())
                        .subject(apps.kiosk.clientId())
                        .build(),
                claims(app).jwtID(null).build(),
                claims(app).jwtID("x".repeat(257)).build(),
                claims(app).expirationTime(null).build(),
                claims(app).expirationTime(Date.from(now.minusSeconds(60))).build(),
                claims(app)
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                        .build(),
                claims(app).issueTime(Date.from(now.plusSeconds(120))).build(),
                claims(app).notBeforeTime(Date.from(now.plusSeconds(120))).build());

        for (JWTClaimsSet claims : spoilt) {
            proved(signed(key, JWSAlgorithm.ES256, "one", claims)).isRefusedAs("invalid_client");
        }
    }

    @Test
    void refusesOtherSignaturesAndNone() throws Exception {
        ECKey key = key("one");
        TestApps.App app = signing(key);

        proved(new PlainJWT(claims(app).build()).serialize()).isRefusedAs("invalid_client");
        proved(signed(key, JWSAlgorithm.HS256, "one", claims(app).build())).isRefusedAs("invalid_client");
        proved(signed(key("one"), JWSAlgorithm.ES256, "one", claims(app).build()))
                .isRefusedAs("invalid_client");
        proved(signed(key, JWSAlgorithm.ES256, "../../jwks", claims(app).build()))
                .isRefusedAs("invalid_client");
        proved("not a token").isRefusedAs("invalid_client");
    }

    @Test
    void takesNothingElseFromSuchAClientAndNoAssertionFromOthers() throws Exception {
        ECKey key = key("one");
        TestApps.App app = signing(key);

        token(app, Map.of("grant_type", "client_credentials")).isRefusedAs("invalid_client");
        unproved("/oidc/token", Map.of("grant_type", "client_credentials", "client_id", app.clientId()))
                .isRefusedAs("invalid_client");
        proved(signed(key, JWSAlgorithm.ES256, "one", claims(apps.kiosk).build()))
                .isRefusedAs("invalid_client");
    }

    @Test
    void readsAnAddressOnceAndAgainForAnUnknownKeyButNotForEach() throws Exception {
        ECKey first = key("first");
        TestApps.App app = signing(first);
        int before = APP.keysRead.get();
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(calls.invokeAll(Collections.nCopies(
                            20,
                            () -> proved(signed(
                                    first,
                                    JWSAlgorithm.ES256,
                                    "first",
                                    claims(app).build())))))
                    .allMatch(Future::isDone);
        }
        assertThat(APP.keysRead.get() - before).isEqualTo(1);

        ECKey second = key("second");
        APP.keys = new JWKSet(second.toPublicJWK()).toString();
        String soon = signed(second, JWSAlgorithm.ES256, "second", claims(app).build());
        proved(soon).isRefusedAs("invalid_client");
        assertThat(APP.keysRead.get() - before).isEqualTo(1);
        clock.advance(Duration.ofSeconds(31));
        assertThat(proved(signed(
                                second,
                                JWSAlgorithm.ES256,
                                "second",
                                claims(app).build()))
                        .status())
                .isEqualTo(200);
        assertThat(APP.keysRead.get() - before).isEqualTo(2);
    }

    @Test
    void readsNoKeysFromPrivateAddresses() throws Exception {
        ECKey key = key("one");
        INTERNAL.keys = new JWKSet(key.toPublicJWK()).toString();
        TestApps.App app = proving(
                new ClientAuthentication.PrivateKey(URI.create(INTERNAL.url("/jwks/" + UUID.randomUUID())), null));

        proved(signed(key, JWSAlgorithm.ES256, "one", claims(app).build())).isRefusedAs("invalid_client");

        assertThat(INTERNAL.keysRead).hasValue(0);
    }
}

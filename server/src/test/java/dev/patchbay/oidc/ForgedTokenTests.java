package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.gateway.Bearers;
import dev.patchbay.grants.SigningAlgorithm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tokens that look like ours and were not signed by us (RFC 8725). */
class ForgedTokenTests extends ProviderScene {

    @Autowired
    Bearers bearers;

    @Test
    void opensNothingWithATokenThatSomebodyElseSigned() throws Exception {
        SignedJWT good = SignedJWT.parse(
                tokensFor(apps.desk, apps.member).get("access_token").asString());
        assertThat(browser().get("/oidc/me", good.serialize()).statusCode()).isEqualTo(200);

        for (String forged : forgeries(good, new JOSEObjectType("at+jwt"))) {
            assertThat(browser().get("/oidc/me", forged).statusCode())
                    .as(forged)
                    .isEqualTo(401);
            assertThat(active(apps.desk, forged)).as(forged).isFalse();
        }
    }

    @Test
    void signsNobodyOutForAHintThatSomebodyElseSigned() throws Exception {
        SignedJWT good = SignedJWT.parse(
                tokensFor(apps.desk, apps.member).get("id_token").asString());

        for (String forged : forgeries(good, JOSEObjectType.JWT)) {
            assertThat(browser()
                            .get("/oidc/session/end?" + TestBrowser.query(Map.of("id_token_hint", forged)))
                            .statusCode())
                    .as(forged)
                    .isEqualTo(400);
        }
    }

    @Test
    void takesNoTokenForAnother() {
        JsonNode tokens = tokensFor(apps.desk, apps.member);
        String id = tokens.get("id_token").asString();

        assertThat(browser().get("/oidc/me", id).statusCode()).isEqualTo(401);
        assertThat(active(apps.desk, id)).isFalse();
        assertThat(browser()
                        .get("/oidc/session/end?id_token_hint="
                                + tokens.get("access_token").asString())
                        .statusCode())
                .isEqualTo(400);
    }

    /** RFC 8725 §3.9, §3.11, §3.12: also what our own key signed is taken for what it was made for alone, and while it lasts. */
    @Test
    void opensNothingWithATokenOfOursThatWasMadeForSomethingElse() throws Exception {
        SignedJWT good = SignedJWT.parse(
                tokensFor(apps.desk, apps.member).get("access_token").asString());
        JWTClaimsSet claims = good.getJWTClaimsSet();
        var signer = context.getBean(TokenSigner.class);
        var now = Instant.now();
        assertThat(opens(signer.sign(TokenSigner.ACCESS_TOKEN, claims, SigningAlgorithm.ES256)))
                .isTrue();
        List<JWTClaimsSet> spoilt = List.of(
                but(claims).audience("patchbay:broker").build(),
                but(claims).audience(ISSUER).build(),
                but(claims).audience(List.of(BASE + "/v1", "patchbay:broker")).build(),
                but(claims).audience((String) null).build(),
                but(claims).issuer("https://elsewhere.example/oidc").build(),
                but(claims).issuer(ISSUER + "/").build(),
                but(claims).expirationTime(Date.from(now.minusSeconds(1))).build(),
                but(claims).expirationTime(null).build(),
                but(claims).issueTime(null).build(),
                but(claims).subject(null).build(),
                but(claims).jwtID("no-family").build(),
                but(claims).claim("client_id", null).build(),
                but(claims).claim("caller", null).build(),
                but(claims).claim("caller", "operator").build(),
                but(claims).claim("grant_id", null).build(),
                but(claims).claim("grant_id", "no id").build(),
                but(claims).claim("installation_id", null).build(),
                but(claims).claim("installation_epoch", "1").build());
        for (JWTClaimsSet wrong : spoilt) {
            assertThat(opens(signer.sign(TokenSigner.ACCESS_TOKEN, wrong, SigningAlgorithm.ES256)))
                    .as(wrong.toString())
                    .isFalse();
        }
        for (JOSEObjectType type :
                List.of(JOSEObjectType.JWT, LogoutSending.LOGOUT_TOKEN, new JOSEObjectType("at+JWT2"))) {
            assertThat(opens(signer.sign(type, claims, SigningAlgorithm.ES256)))
                    .as(type.toString())
                    .isFalse();
        }
    }

    /** RFC 8725 §3.10: keys that a token brings along, or points to, are nobody's. */
    @Test
    void takesNoKeyFromTheTokenItselfAndAsksNobodyForOne() throws Exception {
        SignedJWT good = SignedJWT.parse(
                tokensFor(apps.desk, apps.member).get("access_token").asString());
        String kid = good.getHeader().getKeyID();
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        var asked = new AppServer();
        asked.keys = new JWKSet(own.toPublicJWK()).toString();
        var url = URI.create(asked.url("/jwks"));
        List<JWSHeader.Builder> headers = List.of(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).jwk(own.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).jwkURL(url),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(url.toString()).jwkURL(url),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).x509CertURL(url),
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(kid)
                        .x509CertChain(List.of(Base64.encode(own.toECPublicKey().getEncoded()))),
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(kid)
                        .criticalParams(Set.of("exp"))
                        .customParam("exp", 1));
        for (JWSHeader.Builder header : headers) {
            var token = new SignedJWT(header.type(new JOSEObjectType("at+jwt")).build(), good.getJWTClaimsSet());
            token.sign(new ECDSASigner(own));
            assertThat(opens(token.serialize()))
                    .as(token.getHeader().toString())
                    .isFalse();
        }
        assertThat(asked.keysRead).hasValue(0);
    }

    /** The gateway remembers what it verified; what was ended is refused all the same, and a withdrawn key with it. */
    @Test
    void remembersASignatureAndNotThatItsTokenIsAlive() {
        String token = tokensFor(apps.desk, apps.member).get("access_token").asString();
        assertThat(bearers.read(token)).isPresent();

        apps.organizations.removeMember(apps.organization, apps.member.account(), apps.owner.account());

        await().until(() -> bearers.read(token).isEmpty());
    }

    private boolean opens(String token) {
        boolean atTheGateway = bearers.read(token).isPresent();
        int status = browser().get("/oidc/me", token).statusCode();
        assertThat(status).isIn(200, 401);
        assertThat(atTheGateway)
                .as("alike at the gateway and at the userinfo endpoint")
                .isEqualTo(status == 200);
        return atTheGateway;
    }

    private static JWTClaimsSet.Builder but(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims);
    }

    private List<String> forgeries(SignedJWT good, JOSEObjectType type) throws Exception {
        JWTClaimsSet claims = good.getJWTClaimsSet();
        String kid = good.getHeader().getKeyID();
        JWKSet published = JWKSet.parse(browser().get("/oidc/jwks").body());
        JWK key = published.getKeyByKeyId(kid);
        String rsaId = published.getKeys().stream()
                .filter(RSAKey.class::isInstance)
                .map(JWK::getKeyID)
                .findFirst()
                .orElseThrow();
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        RSAKey ownRsa = new RSAKeyGenerator(2048).keyID(rsaId).generate();
        var forgeries = new ArrayList<String>();
        forgeries.add(new PlainJWT(claims).serialize());
        forgeries.add(signed(new ECDSASigner(own), JWSAlgorithm.ES256, kid, type, claims));
        forgeries.add(signed(new ECDSASigner(own), JWSAlgorithm.ES256, rsaId, type, claims));
        forgeries.add(signed(new ECDSASigner(own), JWSAlgorithm.ES256, null, type, claims));
        forgeries.add(signed(new ECDSASigner(own), JWSAlgorithm.ES256, "../../../dev/null", type, claims));
        forgeries.add(signed(new ECDSASigner(own), JWSAlgorithm.ES256, "' or '1'='1", type, claims));
        forgeries.add(signed(new RSASSASigner(ownRsa), JWSAlgorithm.RS256, rsaId, type, claims));
        forgeries.add(signed(new RSASSASigner(ownRsa), JWSAlgorithm.RS256, kid, type, claims));
        for (byte[] secret : List.of(
                key.toJSONString().getBytes(StandardCharsets.UTF_8),
                key.toECKey().toECPublicKey().getEncoded())) {
            forgeries.add(signed(new MACSigner(secret), JWSAlgorithm.HS256, kid, type, claims));
        }
        String[] parts = good.serialize().split("\\.", -1);
        forgeries.add(parts[0] + "." + parts[1] + ".");
        forgeries.add(parts[0] + "." + parts[1] + "." + "A".repeat(86));
        return forgeries;
    }

    private static String signed(
            JWSSigner signer, JWSAlgorithm algorithm, @Nullable String kid, JOSEObjectType type, JWTClaimsSet claims)
            throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(kid).type(type).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}

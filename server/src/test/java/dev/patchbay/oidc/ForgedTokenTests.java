package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens that look like ours and were not signed by us (RFC 8725). */
class ForgedTokenTests extends ProviderScene {

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

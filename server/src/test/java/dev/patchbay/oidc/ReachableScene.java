package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.SettableClock;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The scene, with apps that can be reached: the desk can be made to sign, to need no secret, or to be told of logouts. */
@Import(SettableClock.OfDay.class)
class ReachableScene extends ProviderScene {

    static final AppServer APP = new AppServer();

    /** Somebody on this machine whom Patchbay must not call. */
    static final AppServer INTERNAL = new AppServer();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @DynamicPropertySource
    static void allow(DynamicPropertyRegistry properties) {
        properties.add("patchbay.egress.development-targets", () -> "127.0.0.1:" + APP.port());
    }

    @BeforeEach
    void forgetWhatWasHeard() {
        APP.heard.clear();
        APP.answer = 200;
        INTERNAL.heard.clear();
    }

    static ECKey key(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    /** The desk, which proves who it is with this key, published at a new address. */
    TestApps.App signing(JWK key) {
        APP.keys = new JWKSet(key.toPublicJWK()).toString();
        return proving(new ClientAuthentication.PrivateKey(URI.create(APP.url("/jwks/" + UUID.randomUUID())), null));
    }

    TestApps.App proving(ClientAuthentication authentication) {
        var key = authentication instanceof ClientAuthentication.PrivateKey given ? given : null;
        boolean open = authentication instanceof ClientAuthentication.None;
        jdbc.sql("""
                        update grants.client set authentication = :way, jwks_uri = :uri, jwks = :jwks,
                          secret_hash = null, sealed_secret = null, origins = :origins where id = :id
                        """)
                .param("way", open ? "NONE" : "PRIVATE_KEY")
                .param(
                        "uri",
                        key == null || key.jwksUri() == null
                                ? null
                                : key.jwksUri().toString())
                .param("jwks", key == null ? null : key.jwks())
                .param("origins", open ? new String[] {"http://127.0.0.1:9191"} : new String[0])
                .param("id", apps.desk.clientId())
                .update();
        return read(apps.desk);
    }

    TestApps.App told(TestApps.App app, String address) {
        jdbc.sql("update grants.client set backchannel_logout_uri = :address where id = :id")
                .param("address", address)
                .param("id", app.clientId())
                .update();
        return read(app);
    }

    private TestApps.App read(TestApps.App app) {
        Client client = apps.clients.find(app.clientId()).orElseThrow();
        return new TestApps.App(app.installation(), client, app.secret());
    }

    /** A good assertion of the client, to be spoilt. */
    JWTClaimsSet.Builder claims(TestApps.App app) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(app.clientId())
                .subject(app.clientId())
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    static String signed(JWK key, JWSAlgorithm algorithm, @Nullable String kid, JWTClaimsSet claims)
            throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
        jwt.sign(signer(key, algorithm));
        return jwt.serialize();
    }

    private static JWSSigner signer(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case OctetKeyPair pair -> new Ed25519Signer(pair);
            default ->
                JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)
                        ? new MACSigner(key.toECKey().toPublicJWK().toJSONString())
                        : new ECDSASigner(key.toECKey());
        };
    }

    /** The app asking for a token of its own with an assertion. */
    TokenAnswer proved(String assertion) {
        return proved("/oidc/token", assertion, Map.of("grant_type", "client_credentials"));
    }

    TokenAnswer proved(String path, String assertion, Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", assertion);
        return unproved(path, all);
    }

    /** Without any header. */
    TokenAnswer unproved(String path, Map<String, String> form) {
        var answer = browser().submit(path, form);
        return new TokenAnswer(
                answer.statusCode(), answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body()));
    }
}

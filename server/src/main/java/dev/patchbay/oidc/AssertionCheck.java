package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication.PrivateKey;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks a JWT by which a client proves who it is ({@code private_key_jwt}, RFC 7523 §3): signed by a key of the client, made for
 * us alone, short-lived, and never seen before. For us means our issuer's name, not an endpoint's address: what another server
 * could be told to accept must not be of use here (draft-ietf-oauth-rfc7523bis).
 */
@Component
class AssertionCheck {

    static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);

    private static final int LONGEST = 8 * 1024;
    private static final int LONGEST_ID = 256;
    private static final int SHORTEST_RSA = 2048;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Clients clients;
    private final ClientKeys keys;
    private final Issuer issuer;
    private final JdbcClient jdbc;
    private final Clock clock;

    AssertionCheck(Clients clients, ClientKeys keys, Issuer issuer, JdbcClient jdbc, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.issuer = issuer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The client that made the assertion, or null if it is worth nothing, for whatever reason. */
    @Nullable
    String clientOf(Secret assertion, String named) {
        if (assertion.reveal().length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(assertion.reveal());
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String id = claims.getIssuer();
            boolean wellMade = id != null
                    && id.equals(claims.getSubject())
                    && named.equals(id)
                    && claims.getAudience().equals(List.of(issuer.name()))
                    && isTimely(claims)
                    && isId(claims.getJWTID())
                    && ALGORITHMS.contains(jwt.getHeader().getAlgorithm());
            return wellMade && isSigned(jwt, id) && isFirst(id, claims) ? id : null;
        } catch (ParseException | JOSEException malformed) {
            return null;
        }
    }

    void forgetExpired() {
        jdbc.sql("delete from oidc.assertion where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private boolean isTimely(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        return expires != null
                && now.isBefore(expires.toInstant().plus(SKEW))
                && !expires.toInstant().isAfter(now.plus(LIFE).plus(SKEW))
                && isPast(claims.getIssueTime(), now)
                && isPast(claims.getNotBeforeTime(), now);
    }

    private static boolean isPast(@Nullable Date moment, Instant now) {
        return moment == null || !moment.toInstant().isAfter(now.plus(SKEW));
    }

    private static boolean isId(@Nullable String id) {
        return id != null && !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    private boolean isSigned(SignedJWT jwt, String id) throws JOSEException {
        Client client = clients.find(id).filter(Client::active).orElse(null);
        if (client == null || !(client.profile().authentication() instanceof PrivateKey source)) {
            return false;
        }
        for (JWK key : keys.candidates(source, jwt.getHeader())) {
            JWSVerifier verifier = verifier(key);
            if (verifier != null
                    && verifier.supportedJWSAlgorithms()
                            .contains(jwt.getHeader().getAlgorithm())
                    && jwt.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey curve -> new ECDSAVerifier(curve);
            case RSAKey rsa when rsa.size() >= SHORTEST_RSA -> new RSASSAVerifier(rsa);
            case OctetKeyPair pair when pair.getCurve().getName().equals("Ed25519") -> new Ed25519Verifier(pair);
            default -> null;
        };
    }

    /** Kept for as long as the assertion could be accepted. */
    private boolean isFirst(String clientId, JWTClaimsSet claims) {
        return jdbc.sql("insert into oidc.assertion (hash, expires_at) values (:hash, :expires) on conflict do nothing")
                        .param("hash", Sha256.of(clientId + "\n" + claims.getJWTID()))
                        .param(
                                "expires",
                                Timestamp.from(
                                        claims.getExpirationTime().toInstant().plus(SKEW)))
                        .update()
                == 1;
    }
}

package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * What Patchbay tells one server of others for a moment: JWTs that are signed with the provider's ES256 key, each kind with a type of its
 * own (RFC 8725 §3.11), so that nothing takes it for an access token or an ID token.
 */
@Component
class MinuteTokens {

    private final TokenSigner signer;
    private final Issuer issuer;
    private final Ids ids;
    private final Clock clock;

    MinuteTokens(TokenSigner signer, Issuer issuer, Ids ids, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.ids = ids;
        this.clock = clock;
    }

    /** With these claims, and those that every such token has whatever these say. */
    String sign(JOSEObjectType type, String audience, String subject, Duration life, JWTClaimsSet.Builder claims) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        claims.issuer(issuer.name())
                .audience(audience)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(ids.next().toString());
        return signer.sign(type, claims.build(), SigningAlgorithm.ES256);
    }
}

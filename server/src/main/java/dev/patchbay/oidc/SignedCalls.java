package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.egress.CallSignatures;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs that Patchbay itself calls, for one receiver and a minute. */
@Component
class SignedCalls implements CallSignatures {

    private static final JOSEObjectType TYPE = new JOSEObjectType("patchbay-poll+jwt");

    private final TokenSigner signer;
    private final Issuer issuer;
    private final Ids ids;
    private final Clock clock;

    SignedCalls(TokenSigner signer, Issuer issuer, Ids ids, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String of(URI audience, Map<String, Object> further) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder();
        further.forEach(claims::claim);
        claims.issuer(issuer.name())
                .audience(audience.toString())
                .subject(issuer.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(ids.next().toString());
        return signer.sign(TYPE, claims.build(), SigningAlgorithm.ES256);
    }
}

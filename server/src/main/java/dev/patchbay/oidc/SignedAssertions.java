package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.gateway.Assertions;
import dev.patchbay.gateway.Caller;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Signs who calls. Its type is its own, so that nothing takes it for an access token or an ID token. */
@Component
class SignedAssertions implements Assertions {

    private static final JOSEObjectType TYPE = new JOSEObjectType("patchbay-assertion+jwt");

    private final TokenSigner signer;
    private final Issuer issuer;
    private final Ids ids;
    private final Clock clock;

    SignedAssertions(TokenSigner signer, Issuer issuer, Ids ids, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String of(Caller caller, String audience) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .audience(audience)
                .subject(caller.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(ids.next().toString())
                .claim(Claims.CALLER, caller.kind().word())
                .claim(
                        Claims.SCOPE,
                        String.join(" ", caller.scopes().stream().sorted().toList()));
        if (caller.app() != null) {
            claims.claim(Claims.CLIENT_ID, caller.app().clientId());
        }
        if (caller.account() != null) {
            claims.claim("user_id", caller.account().toString());
        }
        if (caller.installation() != null) {
            claims.claim(Claims.INSTALLATION_ID, caller.installation().toString());
        }
        if (caller.organization() != null) {
            claims.claim(Claims.ORGANIZATION_ID, caller.organization().toString());
        }
        return signer.sign(TYPE, claims.build(), SigningAlgorithm.ES256);
    }
}

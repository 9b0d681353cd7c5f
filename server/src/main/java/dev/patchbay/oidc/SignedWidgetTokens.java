package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.gateway.WidgetTokens;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Signs who looks at a widget, for its developer's own server and a minute. */
@Component
class SignedWidgetTokens implements WidgetTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("patchbay-widget+jwt");

    private final TokenSigner signer;
    private final Issuer issuer;
    private final Ids ids;
    private final Clock clock;

    SignedWidgetTokens(TokenSigner signer, Issuer issuer, Ids ids, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String of(Bearer bearer, URI audience) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .audience(audience.toString())
                .subject(bearer.account().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(ids.next().toString())
                .claim(Claims.CLIENT_ID, bearer.clientId())
                .claim(Claims.INSTALLATION_ID, bearer.installation().toString())
                .claim(
                        Claims.SCOPE,
                        String.join(" ", bearer.scopes().stream().sorted().toList()));
        if (bearer.organization() != null) {
            claims.claim(Claims.ORGANIZATION_ID, bearer.organization().toString());
        }
        return signer.sign(TYPE, claims.build(), SigningAlgorithm.ES256);
    }
}

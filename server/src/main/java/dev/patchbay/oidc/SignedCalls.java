package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.egress.CallSignatures;
import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs that Patchbay itself calls, for one receiver and a minute. */
@Component
class SignedCalls implements CallSignatures {

    private static final JOSEObjectType TYPE = new JOSEObjectType("patchbay-poll+jwt");

    private final MinuteTokens tokens;
    private final Issuer issuer;

    SignedCalls(MinuteTokens tokens, Issuer issuer) {
        this.tokens = tokens;
        this.issuer = issuer;
    }

    @Override
    public String of(URI audience, Map<String, Object> further) {
        var claims = new JWTClaimsSet.Builder();
        further.forEach(claims::claim);
        return tokens.sign(TYPE, audience.toString(), issuer.name(), LIFE, claims);
    }
}

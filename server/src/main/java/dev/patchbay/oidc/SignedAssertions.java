package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.gateway.Assertions;
import dev.patchbay.gateway.Caller;
import org.springframework.stereotype.Component;

/** Signs who calls. */
@Component
class SignedAssertions implements Assertions {

    private static final JOSEObjectType TYPE = new JOSEObjectType("patchbay-assertion+jwt");

    private final MinuteTokens tokens;

    SignedAssertions(MinuteTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String of(Caller caller, String audience) {
        var claims = new JWTClaimsSet.Builder()
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
        return tokens.sign(TYPE, audience, caller.subject(), LIFE, claims);
    }
}

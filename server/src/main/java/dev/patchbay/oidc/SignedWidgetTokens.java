package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.gateway.WidgetTokens;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Signs who looks at a widget, for its developer's own server and a minute. */
@Component
class SignedWidgetTokens implements WidgetTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("patchbay-widget+jwt");

    private final MinuteTokens tokens;

    SignedWidgetTokens(MinuteTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String of(Bearer bearer, URI audience) {
        var claims = new JWTClaimsSet.Builder()
                .claim(Claims.CLIENT_ID, bearer.clientId())
                .claim(Claims.INSTALLATION_ID, bearer.installation().toString())
                .claim(
                        Claims.SCOPE,
                        String.join(" ", bearer.scopes().stream().sorted().toList()));
        if (bearer.organization() != null) {
            claims.claim(Claims.ORGANIZATION_ID, bearer.organization().toString());
        }
        return tokens.sign(TYPE, audience.toString(), bearer.account().toString(), LIFE, claims);
    }
}

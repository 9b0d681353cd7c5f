package dev.patchbay.oidc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code resource} parameter (RFC 8707): there is one, our own interface for integrations. */
@Component
class ResourceIndicator {

    private final Issuer issuer;

    ResourceIndicator(Issuer issuer) {
        this.issuer = issuer;
    }

    boolean isKnown(@Nullable Object resource) {
        return switch (resource) {
            case null -> true;
            case String[] several -> Arrays.stream(several).allMatch(issuer.audience()::equals);
            default -> resource.equals(issuer.audience());
        };
    }

    /** @param resource the parameter as it came: a text, or several (RFC 8707 §2) */
    void check(@Nullable Object resource) {
        if (!isKnown(resource)) {
            throw OAuthErrors.of(OAuthErrors.INVALID_TARGET, "The one resource here is " + issuer.audience());
        }
    }
}

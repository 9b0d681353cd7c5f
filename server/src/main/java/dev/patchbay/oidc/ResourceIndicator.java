package dev.patchbay.oidc;

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
        return resource == null || resource.equals(issuer.audience());
    }

    void check(@Nullable Object resource) {
        if (!isKnown(resource)) {
            throw OAuthErrors.of(OAuthErrors.INVALID_TARGET, "The one resource here is " + issuer.audience());
        }
    }
}

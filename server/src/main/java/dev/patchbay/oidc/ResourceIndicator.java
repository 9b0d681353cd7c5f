package dev.patchbay.oidc;

import dev.patchbay.broker.Broker;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The {@code resource} parameter (RFC 8707): our own interface for integrations, or, for an integration as itself, the broker. Kafka's
 * own clients can send no such parameter; for them the scope of the same name says it
 * ([decision 12](docs/decisions/0012-broker.md)).
 */
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

    /** Whether a token for the broker is asked for, and for nothing else. */
    static boolean isBroker(@Nullable Object resource, Set<String> scopes) {
        return Broker.AUDIENCE.equals(resource) || (resource == null && scopes.equals(Set.of(Broker.AUDIENCE)));
    }
}

package dev.patchbay.oidc;

import dev.patchbay.oidc.Authorizations.Presented;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * What a code and a refresh token have in common when they are exchanged: each is used once, by the client that it was given
 * to, for a person who may still come in. One that comes twice was stolen, and what came of it dies. Whatever is wrong, the
 * answer is {@code invalid_grant}.
 */
@Component
class Redemption {

    private final Authorizations authorizations;
    private final Entrance entrance;
    private final Clock clock;

    Redemption(Authorizations authorizations, Entrance entrance, Clock clock) {
        this.authorizations = authorizations;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** What was presented stands for, if this client may use it. */
    Authorization usable(Presented found, String clientId) {
        if (!found.authorization().clientId().equals(clientId)) {
            throw OAuthErrors.invalidGrant();
        }
        if (found.spent()) {
            authorizations.end(found.authorization().id());
        }
        if (found.spent() || found.ended() || !clock.instant().isBefore(found.expiresAt())) {
            throw OAuthErrors.invalidGrant();
        }
        return found.authorization();
    }

    /** The person, who may come in now; what the app may be told is decided by the caller. */
    Entrance.Guest admit(Authorization authorization) {
        return entrance.admit(authorization.clientId(), authorization.account()).orElseThrow(OAuthErrors::invalidGrant);
    }

    /** Spends what was presented; whoever comes second ends the family. */
    void spend(Authorization authorization, BooleanSupplier first) {
        if (!first.getAsBoolean()) {
            authorizations.end(authorization.id());
            throw OAuthErrors.invalidGrant();
        }
    }

    /** Whether the installation still grants these scopes. */
    static boolean grants(Entrance.Guest guest, Set<String> scopes) {
        return guest.allowed().scopes().containsAll(scopes);
    }

    static Presented known(Optional<Presented> found) {
        return found.orElseThrow(OAuthErrors::invalidGrant);
    }
}

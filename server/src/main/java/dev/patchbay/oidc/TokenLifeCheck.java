package dev.patchbay.oidc;

import dev.patchbay.grants.LongestTokenLife;
import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import org.springframework.stereotype.Component;

/** Refuses to start where a token could outlive its own revocation. */
@Component
class TokenLifeCheck {

    TokenLifeCheck(OidcSettings settings, LongestTokenLife longest) {
        if (settings.accessTokenLife().compareTo(longest.value()) > 0) {
            throw new StartupException(new StartupProblem(
                    "patchbay.oidc.access-token-life",
                    "Access tokens would live for %s, and revocations are kept for %s (%s): a revoked token could come to life again."
                            .formatted(settings.accessTokenLife(), longest.value(), longest.setting()),
                    "Make patchbay.oidc.access-token-life shorter, or " + longest.setting() + " as long."));
        }
    }
}

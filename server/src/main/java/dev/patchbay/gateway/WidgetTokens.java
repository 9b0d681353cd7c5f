package dev.patchbay.gateway;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The port through which a widget tells the server of its developer who looks at it. */
public interface WidgetTokens {

    /** How long one is good. */
    Duration LIFE = Duration.ofSeconds(60);

    /**
     * Whose widget it is, and who looks at it.
     *
     * @param organization whose installation it is; null for a person's own
     * @param scopes that were agreed to for the installation
     */
    record Bearer(
            AccountId account,
            InstallationId installation,
            @Nullable OrganizationId organization,
            String clientId,
            Set<String> scopes) {

        public Bearer {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * A JWT of a type of its own, signed with the provider's ES256 key: nothing of ours takes it for a token.
     *
     * @param audience the integration's {@code base_url} as its manifest has it
     */
    String of(Bearer bearer, URI audience);
}

package dev.patchbay.gateway;

import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls {@code /v1}, as verified. A controller's parameter of this type is the caller whom the gateway's rule let in.
 *
 * @param subject the token's {@code sub}; of a session the account
 * @param app the app that calls; null for a person with a session
 * @param scopes of the token; a session has none, for it is the person themselves
 * @param token null for a session
 */
public record Caller(
        CallerKind kind,
        String subject,
        @Nullable App app,
        Acting acting,
        Set<String> scopes,
        @Nullable Token token) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The app's client and what the client is of. */
    public record App(String clientId, IntegrationId integration) {}

    /**
     * For whom.
     *
     * @param installation that the token is bound to; null for an app as itself, and for a session
     * @param organization that the installation is of; null for a person's own
     * @param account the person who is present, or whose own the installation is; null where neither is so
     */
    public record Acting(
            @Nullable InstallationId installation,
            @Nullable OrganizationId organization,
            @Nullable AccountId account) {

        public static final Acting AS_ITSELF = new Acting(null, null, null);
    }

    /**
     * What the call was verified by.
     *
     * @param id its {@code jti}
     * @param facts by which it may be revoked
     */
    public record Token(String id, Instant expiresAt, TokenFacts facts) {}

    public @Nullable InstallationId installation() {
        return acting.installation();
    }

    public @Nullable OrganizationId organization() {
        return acting.organization();
    }

    public @Nullable AccountId account() {
        return acting.account();
    }

    public @Nullable String clientId() {
        return app == null ? null : app.clientId();
    }

    /**
     * The app, where a session is no caller.
     *
     * @throws ProblemException {@code caller-not-allowed}
     */
    public App requireApp() {
        if (app == null) {
            throw new ProblemException(
                    GatewayProblem.CALLER_NOT_ALLOWED, "This is for apps: use a token that an app got.");
        }
        return app;
    }

    /**
     * The person for whom the app calls.
     *
     * @throws ProblemException {@code caller-not-allowed} for an app that calls for an organization, or as itself
     */
    public AccountId requireAccount() {
        AccountId account = acting.account();
        if (account == null) {
            throw new ProblemException(
                    GatewayProblem.CALLER_NOT_ALLOWED,
                    "This is about a person: use a token for one who is present, or who installed the app for themselves.");
        }
        return account;
    }
}

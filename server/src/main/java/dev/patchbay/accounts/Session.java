package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is signed in with one browser. A controller's parameter of this type demands one
 * ({@code sign-in-required}); a parameter of type {@code Optional<Session>} asks for it.
 *
 * @param currentOrganization the organization the person works for at the moment, if one is chosen
 * @param authenticatedAt when the person last proved who they are (OpenID Connect's {@code auth_time})
 * @param asTestMember whether a developer entered as a test member, who reaches nothing outside the sandbox
 */
public record Session(
        SessionId id,
        AccountId account,
        @Nullable OrganizationId currentOrganization,
        Instant authenticatedAt,
        boolean asTestMember) {}

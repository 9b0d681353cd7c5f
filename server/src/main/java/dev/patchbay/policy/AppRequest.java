package dev.patchbay.policy;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's wish that the organization had an app.
 *
 * @param message why, in the member's words
 * @param answeredBy the admin who decided, or the member who withdrew
 * @param answer the admin's word; a denial always has one
 */
public record AppRequest(
        RequestId id,
        OrganizationId organization,
        IntegrationId integration,
        AccountId account,
        @Nullable String message,
        RequestState state,
        Instant askedAt,
        @Nullable AccountId answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    public boolean open() {
        return state == RequestState.OPEN;
    }
}

package dev.patchbay.policy;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.RequestId;

/** A member asked for an app. */
public record AppRequested(
        RequestId request, OrganizationId organization, IntegrationId integration, AccountId account) {}

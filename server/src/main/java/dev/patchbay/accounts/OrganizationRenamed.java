package dev.patchbay.accounts;

import dev.patchbay.kernel.OrganizationId;

/** An organization goes by another display name. */
public record OrganizationRenamed(OrganizationId organization, String displayName) {}

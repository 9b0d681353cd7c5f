package dev.patchbay.accounts;

import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;

/** A company, a team, a club: what apps are installed for, and who publishes them. */
public record Organization(OrganizationId id, Slug name, String displayName) {}

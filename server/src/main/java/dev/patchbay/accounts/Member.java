package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import java.time.Instant;

/** A person as one organization sees them. */
public record Member(AccountId account, String name, String email, OrganizationRole role, Instant joinedAt) {}

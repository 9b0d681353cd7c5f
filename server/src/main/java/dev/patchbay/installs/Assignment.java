package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import java.time.Instant;

/** What was decided about one member of an installation, in place of the policy. */
public record Assignment(AccountId account, Access access, AccountId grantedBy, Instant grantedAt) {}

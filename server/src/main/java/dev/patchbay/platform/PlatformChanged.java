package dev.patchbay.platform;

import dev.patchbay.kernel.AccountId;

/** An operator changed the run-time settings. */
public record PlatformChanged(Platform before, Platform after, AccountId by) {}

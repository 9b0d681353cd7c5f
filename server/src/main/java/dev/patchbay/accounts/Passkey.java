package dev.patchbay.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key on somebody's device, as its owner sees it in the list of their passkeys.
 *
 * @param synced whether it is kept beyond one device, as by a password manager
 */
record Passkey(
        UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt, boolean synced) {}

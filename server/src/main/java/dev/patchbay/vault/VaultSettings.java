package dev.patchbay.vault;

import dev.patchbay.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the vault.
 *
 * @param masterKey base64 of the 32 random bytes that seal the keyset; needed in production. In development a key is made
 *     once and kept in {@code master-key} of the data folder
 * @param previousMasterKey the master key until now, set together with a new {@code masterKey}: the next start seals the
 *     keyset anew, then it can be removed
 */
@ConfigurationProperties("patchbay.vault")
record VaultSettings(@Nullable Secret masterKey, @Nullable Secret previousMasterKey) {}

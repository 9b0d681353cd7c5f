package dev.patchbay.vault;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import java.util.List;
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
record VaultSettings(@Nullable Secret masterKey, @Nullable Secret previousMasterKey) implements CheckedSettings {

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        boolean missing = masterKey == null || masterKey.reveal().isBlank();
        if (missing && patchbay.development()) {
            return List.of();
        }
        try {
            MasterKeys.from(this, patchbay);
            return List.of();
        } catch (VaultLocked locked) {
            return locked.problems();
        }
    }
}

package dev.patchbay.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal the keyset.
 *
 * @param current seals from now on
 * @param previous sealed until now, while a master key is being replaced
 */
record MasterKeys(Aead current, @Nullable Aead previous) {

    private static final int KEY_BYTES = 32;

    /**
     * Reads the keys from the settings, or in development from the data folder.
     *
     * @throws VaultLocked when there is no key or it is not base64 of 32 bytes
     */
    static MasterKeys from(VaultSettings settings, PatchbaySettings platform) {
        Secret current = settings.masterKey();
        if (current == null || current.reveal().isBlank()) {
            if (!platform.development()) {
                throw new VaultLocked(
                        "patchbay.vault.master-key",
                        "It is missing: nothing can be sealed without it.",
                        "Make a key once (openssl rand -base64 32), keep a copy in a safe place and set"
                                + " PATCHBAY_VAULT_MASTER_KEY to it.");
            }
            current = developmentKey(platform.dataDir().resolve("master-key"));
        }
        Secret previous = settings.previousMasterKey();
        return new MasterKeys(
                aead("patchbay.vault.master-key", current),
                previous == null || previous.reveal().isBlank()
                        ? null
                        : aead("patchbay.vault.previous-master-key", previous));
    }

    private static Aead aead(String setting, Secret key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.reveal().strip());
            if (bytes.length == KEY_BYTES) {
                return new AesGcmJce(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through: the key itself must not get into a message
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("AES-256-GCM is not available", unusable);
        }
        throw new VaultLocked(
                setting,
                "It is not base64 of 32 bytes.",
                "Set it to the key as it was made (openssl rand -base64 32), without quotes or line breaks.");
    }

    /** Made once; written aside and moved into place, so that a crash leaves no half key. */
    private static Secret developmentKey(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                Path fresh = Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "master-key",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Secret.of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The development key " + file + " cannot be read or made", unreadable);
        }
    }
}

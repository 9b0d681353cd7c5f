package dev.patchbay.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.patchbay.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Keys with ids: the first of a sealed value's bytes name the key that opens it, so that values sealed before a rotation
 * stay readable.
 */
final class Keyset {

    private static final byte[] PURPOSE = "patchbay vault keyset".getBytes(StandardCharsets.UTF_8);

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException unusable) {
            throw new ExceptionInInitializerError(unusable);
        }
    }

    private final KeysetHandle handle;
    private final Aead aead;

    private Keyset(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static Keyset generate() {
        try {
            return new Keyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("AES-256-GCM is not available", unusable);
        }
    }

    static Keyset open(byte[] sealed, Aead masterKey) throws GeneralSecurityException {
        return new Keyset(
                TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, masterKey, PURPOSE, RegistryConfiguration.get()));
    }

    byte[] sealedBy(Aead masterKey) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    handle, masterKey, PURPOSE, RegistryConfiguration.get());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The keyset cannot be sealed", unusable);
        }
    }

    /** The same keys and a new one, which seals from now on. */
    Keyset withNewKey() {
        try {
            return new Keyset(KeysetHandle.newBuilder(handle)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("AES-256-GCM is not available", unusable);
        }
    }

    byte[] seal(Secret value, SealedField field) {
        try {
            return aead.encrypt(value.reveal().getBytes(StandardCharsets.UTF_8), field.associatedData());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The value for " + field + " cannot be sealed", unusable);
        }
    }

    Secret open(byte[] sealed, SealedField field) throws GeneralSecurityException {
        return Secret.of(new String(aead.decrypt(sealed, field.associatedData()), StandardCharsets.UTF_8));
    }
}

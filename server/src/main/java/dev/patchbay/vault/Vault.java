package dev.patchbay.vault;

import com.google.crypto.tink.Aead;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals secrets that must be read again later, each for one place (AES-256-GCM, the place as associated data). Secrets that
 * are only checked are hashed instead. The keys lie in the database, sealed by the master key, which does not.
 */
@Component
public class Vault {

    private static final SealedField CANARY_FIELD = new SealedField("vault.keyset", "canary", "1");
    private static final Secret CANARY = Secret.of("tweet");

    private final KeysetStore store;
    private final TransactionTemplate newTransaction;
    private final MasterKeys masterKeys;
    private volatile Opened opened;

    /** Opens the vault, and makes its keys at the very first start. */
    Vault(
            KeysetStore store,
            PlatformTransactionManager transactions,
            VaultSettings settings,
            PatchbaySettings platform) {
        this.store = store;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.masterKeys = MasterKeys.from(settings, platform);
        this.opened = inTransaction(this::openOrCreate);
    }

    /** Seals a value for the given place; the result is some 33 bytes longer than the value. */
    public byte[] seal(Secret value, SealedField field) {
        return opened.keyset().seal(value, field);
    }

    /**
     * Opens a sealed value.
     *
     * @throws IllegalStateException when the value was not sealed here for this place, or was changed since
     */
    public Secret open(byte[] sealed, SealedField field) {
        Opened known = opened;
        try {
            return known.keyset().open(sealed, field);
        } catch (GeneralSecurityException unknownKeyOrTampered) {
            return openWithNewerKeys(sealed, field, known);
        }
    }

    /**
     * Adds a key that seals from now on. What was sealed before stays readable; other nodes learn of the key when they first
     * meet a value that it sealed.
     */
    public void rotate() {
        opened = inTransaction(() -> {
            Opened current = unseal(store.lock().orElseThrow());
            Keyset next = current.keyset().withNewKey();
            store.replace(next.sealedBy(masterKeys.current()), next.seal(CANARY, CANARY_FIELD));
            return new Opened(current.version() + 1, next);
        });
    }

    private Secret openWithNewerKeys(byte[] sealed, SealedField field, Opened known) {
        Opened newest = unseal(store.read().orElseThrow());
        if (newest.version() != known.version()) {
            opened = newest;
            try {
                return newest.keyset().open(sealed, field);
            } catch (GeneralSecurityException tampered) {
                // falls through to the same answer
            }
        }
        throw new IllegalStateException("The sealed value of " + field + " does not open: it was changed, moved from"
                + " another place, or sealed with a key that is lost");
    }

    private Opened openOrCreate() {
        Optional<KeysetStore.Stored> stored = store.lock();
        if (stored.isEmpty()) {
            Keyset fresh = Keyset.generate();
            store.create(fresh.sealedBy(masterKeys.current()), fresh.seal(CANARY, CANARY_FIELD));
            stored = store.lock();
        }
        return unseal(stored.orElseThrow());
    }

    /** Opens the keyset and its canary; one that the previous master key sealed is sealed anew at once. */
    private Opened unseal(KeysetStore.Stored stored) {
        Aead previous = masterKeys.previous();
        try {
            return new Opened(stored.version, checked(stored, masterKeys.current()));
        } catch (GeneralSecurityException notTheCurrent) {
            if (previous == null) {
                throw wrongKey();
            }
        }
        try {
            Keyset keyset = checked(stored, previous);
            store.replace(keyset.sealedBy(masterKeys.current()), keyset.seal(CANARY, CANARY_FIELD));
            return new Opened(stored.version + 1, keyset);
        } catch (GeneralSecurityException neither) {
            throw wrongKey();
        }
    }

    private static Keyset checked(KeysetStore.Stored stored, Aead masterKey) throws GeneralSecurityException {
        Keyset keyset = Keyset.open(stored.sealed, masterKey);
        if (!keyset.open(stored.canary, CANARY_FIELD).equals(CANARY)) {
            throw new GeneralSecurityException("the canary is another one");
        }
        return keyset;
    }

    private static VaultLocked wrongKey() {
        return new VaultLocked(
                "patchbay.vault.master-key",
                "It is not the key that sealed this database's secrets.",
                "Set it to the key this database was started with. After replacing a key, also set"
                        + " patchbay.vault.previous-master-key to the old one for one start. Without either key, the sealed"
                        + " secrets (client secrets on their way, webhook secrets, signing keys) are lost.");
    }

    private Opened inTransaction(Supplier<Opened> work) {
        Opened result = newTransaction.execute(status -> work.get());
        return Objects.requireNonNull(result);
    }

    private record Opened(int version, Keyset keyset) {}
}

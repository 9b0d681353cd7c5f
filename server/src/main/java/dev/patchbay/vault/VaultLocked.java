package dev.patchbay.vault;

import java.io.Serial;

/** The vault cannot be opened, so Patchbay must not start: it would seal what nobody can open again. */
public final class VaultLocked extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String mend;

    VaultLocked(String message, String mend) {
        super(message, null, false, false);
        this.mend = mend;
    }

    /** What the operator can do about it. */
    public String mend() {
        return mend;
    }
}

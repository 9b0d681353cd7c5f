package dev.patchbay.vault;

import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import java.io.Serial;

/** The vault cannot be opened, so Patchbay must not start: it would seal what nobody can open again. */
public final class VaultLocked extends StartupException {

    @Serial
    private static final long serialVersionUID = 1;

    VaultLocked(String setting, String what, String mend) {
        super(new StartupProblem(setting, what, mend));
    }
}

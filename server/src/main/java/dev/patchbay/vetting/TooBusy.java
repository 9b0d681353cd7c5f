package dev.patchbay.vetting;

import java.io.Serial;

/** Patchbay itself has too much to do at the moment; what is being checked is not to blame. */
public final class TooBusy extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TooBusy(String message) {
        super(message);
    }
}

package dev.patchbay.pipeline;

import java.io.Serial;

/** Somebody else polls the source by now: nothing more is written. */
final class Overtaken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Overtaken() {
        super("Another poll of the source has begun", null, false, false);
    }
}

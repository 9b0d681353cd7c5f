package dev.patchbay.broker;

import java.io.Serial;

/** Thrown by who deals with records: they must wait, and nobody need be told. */
public class NotYet extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public NotYet(String why, Throwable cause) {
        super(why, cause);
    }
}

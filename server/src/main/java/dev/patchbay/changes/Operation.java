package dev.patchbay.changes;

/** What happened to a row. */
public enum Operation {
    INSERT,
    UPDATE,
    DELETE
}

package dev.patchbay.vetting;

import java.util.UUID;

/** A run of the checks. */
public record RunId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

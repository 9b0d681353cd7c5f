package dev.patchbay.signing;

import dev.patchbay.kernel.Secret;

/** A key as its table holds it, opened. */
public record StoredKey(String id, String algorithm, Secret material) {}

package dev.patchbay.catalog;

import dev.patchbay.kernel.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A listing with what only the catalog itself needs of it. */
record StoredListing(Listing listing, JsonNode manifest, Pictures pictures, boolean fromFile, Signing signing) {

    /**
     * What its deliveries are signed with.
     *
     * @param fromFile whether the catalog file gives the secret
     * @param previous the secret of before as long as it signs too
     */
    record Signing(
            Secret secret, boolean fromFile, @Nullable Secret previous) {}

    Secret webhookSecret() {
        return signing.secret();
    }
}

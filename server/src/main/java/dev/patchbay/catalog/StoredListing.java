package dev.patchbay.catalog;

import dev.patchbay.kernel.Secret;
import tools.jackson.databind.JsonNode;

/** A listing with what only the catalog itself needs of it. */
record StoredListing(Listing listing, JsonNode manifest, Pictures pictures, boolean fromFile, Secret webhookSecret) {}

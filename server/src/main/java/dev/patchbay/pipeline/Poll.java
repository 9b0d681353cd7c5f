package dev.patchbay.pipeline;

import dev.patchbay.catalog.Listing;
import java.time.Instant;
import java.util.UUID;

/** A poll that is under way. */
record Poll(Shelf shelf, Listing listing, UUID id, Instant at, long startNanos) {

    Poll(Shelf shelf, Listing listing, UUID id, Instant at) {
        this(shelf, listing, id, at, System.nanoTime());
    }
}

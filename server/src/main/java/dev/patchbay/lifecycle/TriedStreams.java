package dev.patchbay.lifecycle;

import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Streams that tell of what a publisher tries in its sandbox: they wait to be read, and nobody is called by itself. */
@Component
public class TriedStreams {

    private final Installs installs;
    private final InstalledListings listings;

    TriedStreams(Installs installs, InstalledListings listings) {
        this.installs = installs;
        this.listings = listings;
    }

    /** What the stream's installation tries: the draft; empty for all other streams. */
    public Optional<Listing> draftOf(Stream stream) {
        return Optional.ofNullable(stream.installation())
                .flatMap(installs::find)
                .filter(listings::inSandbox)
                .map(listings::of);
    }

    /** Whether the stream's installation is its publisher's own, for trying. */
    public boolean isTried(Stream stream) {
        return Optional.ofNullable(stream.installation())
                .flatMap(installs::find)
                .filter(listings::inSandbox)
                .isPresent();
    }
}

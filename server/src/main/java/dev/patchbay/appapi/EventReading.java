package dev.patchbay.appapi;

import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.CredentialsUrls;
import dev.patchbay.lifecycle.EventFeed;
import dev.patchbay.lifecycle.EventFeed.Part;
import dev.patchbay.lifecycle.WireEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which events a caller may read, and what it reads of them. */
@Component
class EventReading {

    /** Instead of an id: the installation in the publisher's sandbox, also before there is one. */
    private static final String SANDBOX = "sandbox";

    private final EventFeed feed;
    private final InstalledListings listings;
    private final CredentialsUrls credentials;

    EventReading(EventFeed feed, InstalledListings listings, CredentialsUrls credentials) {
        this.feed = feed;
        this.listings = listings;
        this.credentials = credentials;
    }

    /** Which streams somebody reads. */
    sealed interface Streams {

        /** Those of all who use the integration. What is tried in a sandbox is none of these. */
        record All() implements Streams {}

        record One(InstallationId installation) implements Streams {}

        /** That of what the publisher tries. */
        record Tried() implements Streams {}
    }

    /**
     * What somebody reads.
     *
     * @param own whether the integration's own client reads, which may have credentials
     */
    record Scope(IntegrationId integration, Streams streams, boolean own) {}

    /**
     * What the caller asks to read.
     *
     * @throws ProblemException {@code not-found} for an installation that the token is not for; {@code invalid-request}
     */
    Scope scope(Caller caller, @Nullable String installation) {
        var integration = caller.requireApp().integration();
        var asked = installation == null || installation.isBlank() ? null : installation;
        if (caller.kind() == CallerKind.CLIENT) {
            return new Scope(integration, streams(asked), true);
        }
        if (asked == null) {
            throw InvalidRequest.of(
                    "/installation",
                    "With a token for one installation, say which: installation=" + caller.installation());
        }
        var one = InstallationId.of(asked);
        if (!one.equals(caller.installation())) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "There is no installation with this id.");
        }
        return new Scope(integration, new Streams.One(one), false);
    }

    private static Streams streams(@Nullable String asked) {
        if (asked == null) {
            return new Streams.All();
        }
        return asked.equals(SANDBOX) ? new Streams.Tried() : new Streams.One(InstallationId.of(asked));
    }

    Part read(Scope scope, @Nullable String after, int limit) {
        var given = after == null || after.isBlank() ? null : after;
        var integration = scope.integration;
        return switch (scope.streams) {
            case Streams.All() -> feed.readBut(tried(integration).orElse(null), integration, given, limit);
            case Streams.One(var id) -> feed.readStream(integration, id.value(), number(given), limit);
            case Streams.Tried() ->
                tried(integration)
                        .map(stream -> feed.readStream(integration, stream, number(given), limit))
                        .orElseGet(() -> nothingTriedYet(number(given)));
        };
    }

    /** The stream of what is tried in the publisher's sandbox. */
    private Optional<UUID> tried(IntegrationId integration) {
        return listings.tried(integration).map(installation -> installation.id().value());
    }

    private static Part nothingTriedYet(@Nullable Long after) {
        return new Part(List.of(), Long.toString(after == null ? 0 : after));
    }

    /** JSON text. */
    String body(Scope scope, WireEvent event) {
        return scope.own ? credentials.withUrl(event) : event.body();
    }

    private static @Nullable Long number(@Nullable String after) {
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException unreadable) {
            throw InvalidRequest.of("/after", "With an installation: the number of the last event read.");
        }
    }
}

package dev.patchbay.appapi;

import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.CredentialsUrls;
import dev.patchbay.lifecycle.EventFeed;
import dev.patchbay.lifecycle.EventFeed.Part;
import dev.patchbay.lifecycle.WireEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which events a caller may read, and what it reads of them. */
@Component
class EventReading {

    private final EventFeed feed;
    private final CredentialsUrls credentials;

    EventReading(EventFeed feed, CredentialsUrls credentials) {
        this.feed = feed;
        this.credentials = credentials;
    }

    /**
     * What somebody reads.
     *
     * @param installation the stream; null: all streams of the integration
     * @param own whether the integration's own client reads, which may have credentials
     */
    record Scope(IntegrationId integration, @Nullable InstallationId installation, boolean own) {}

    /**
     * What the caller asks to read.
     *
     * @throws ProblemException {@code not-found} for an installation that the token is not for; {@code invalid-request}
     */
    Scope scope(Caller caller, @Nullable String installation) {
        var integration = caller.requireApp().integration();
        var asked = installation == null || installation.isBlank() ? null : InstallationId.of(installation);
        if (caller.kind() == CallerKind.CLIENT) {
            return new Scope(integration, asked, true);
        }
        if (asked == null) {
            throw InvalidRequest.of(
                    "/installation",
                    "With a token for one installation, say which: installation=" + caller.installation());
        }
        if (!asked.equals(caller.installation())) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "There is no installation with this id.");
        }
        return new Scope(integration, asked, false);
    }

    Part read(Scope scope, @Nullable String after, int limit) {
        var given = after == null || after.isBlank() ? null : after;
        return scope.installation == null
                ? feed.read(scope.integration, given, limit)
                : feed.readStream(scope.integration, scope.installation.value(), number(given), limit);
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

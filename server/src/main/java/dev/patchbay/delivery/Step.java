package dev.patchbay.delivery;

import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.lifecycle.WireEvent;
import java.net.URI;
import java.time.Instant;

/** What a stream does next. */
sealed interface Step {

    /** Nothing by itself: it is up to date, or whoever ends its waiting wakes it. */
    record Rest() implements Step {}

    /** Nothing before this moment. */
    record Wait(Instant until) implements Step {}

    /** The event is not told to this endpoint; the one after it is next. */
    record Passed() implements Step {}

    /** One attempt. */
    record Send(Place place, WireEvent event, URI url, WebhookTarget target) implements Step {}
}

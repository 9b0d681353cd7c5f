package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.delivery.Examples;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trying a receiver with events that never happened, and looking at what would be sent. */
@RestController
@RequestMapping("/api/developer/integrations/{name}")
class ExamplesController {

    private final Desk desk;
    private final Examples examples;
    private final PortalBounds bounds;

    ExamplesController(Desk desk, Examples examples, PortalBounds bounds) {
        this.desk = desk;
        this.examples = examples;
        this.bounds = bounds;
    }

    @PostMapping("/examples")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryAttempt send(Session session, @PathVariable String name, @RequestBody ExampleWish wish) {
        var integration = desk.require(session, name);
        var type = type(wish.type());
        bounds.demand(PortalBounds.Act.EXAMPLE, integration);
        return examples.send(integration.id(), type)
                .map(DeliveryBodies::attempt)
                .orElseThrow(() -> new ProblemException(
                        PortalProblem.TOO_BUSY_TO_SEND,
                        "Nothing was sent: too many requests are under way to this endpoint. Try again in a few seconds.",
                        Map.of(ProblemException.RETRY_AFTER, 5)));
    }

    @PostMapping("/dry-run")
    UnsentRequest dryRun(Session session, @PathVariable String name, @RequestBody DryRunWish wish) {
        var integration = desk.require(session, name);
        var type = type(wish.type());
        bounds.demand(PortalBounds.Act.EVENT, integration);
        var installation = wish.installation();
        var unsent = installation == null || installation.isBlank()
                ? examples.dryRun(integration.id(), type)
                : examples.dryRun(integration.id(), InstallationId.of(installation), type);
        return new UnsentRequest(unsent.url(), unsent.headers(), unsent.body());
    }

    private static String type(@Nullable String type) {
        if (type == null || type.isBlank()) {
            throw InvalidRequest.of("/type", "This is needed.");
        }
        return type;
    }

    /** @param type of an event, such as {@code app.installed} */
    record ExampleWish(@Nullable String type) {}

    /**
     * What to show.
     *
     * @param type of an event, such as {@code app.installed}
     * @param installation absent: an example; else what this installation was told last of this type
     */
    record DryRunWish(@Nullable String type, @Nullable String installation) {}

    /**
     * A request that was not sent.
     *
     * @param headers a header that is null is made when an event is sent
     */
    record UnsentRequest(URI url, Map<String, @Nullable String> headers, String body) {}
}

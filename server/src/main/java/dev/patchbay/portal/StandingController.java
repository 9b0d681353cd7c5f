package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.Slug;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who comes across an integration, and for how long it goes on. */
@RestController
@RequestMapping("/api/developer/integrations/{name}")
class StandingController {

    private static final int LONGEST_MESSAGE = 1_000;

    private final Desk desk;
    private final Publishing publishing;
    private final PortalBounds bounds;

    StandingController(Desk desk, Publishing publishing, PortalBounds bounds) {
        this.desk = desk;
        this.publishing = publishing;
        this.bounds = bounds;
    }

    @PutMapping("/deprecation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deprecate(Session session, @PathVariable String name, @RequestBody DeprecationWish wish) {
        Listing integration = change(session, name);
        var mistakes = new InvalidRequest().text("/message", wish.message, LONGEST_MESSAGE);
        LocalDate sunset = null;
        try {
            sunset = LocalDate.parse(Objects.requireNonNullElse(wish.sunset, ""));
        } catch (DateTimeParseException malformed) {
            mistakes.error("/sunset", "A day, such as 2027-01-31.");
        }
        mistakes.orThrow();
        String replacement = wish.replacement;
        publishing.deprecate(
                integration.id(),
                new Deprecation(
                        Objects.requireNonNull(sunset),
                        replacement == null || replacement.isBlank() ? null : Slug.of(replacement.strip()),
                        Objects.requireNonNull(wish.message).strip()),
                session.account());
    }

    @DeleteMapping("/deprecation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undeprecate(Session session, @PathVariable String name) {
        publishing.undeprecate(change(session, name).id(), session.account());
    }

    @PutMapping("/visibility")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void show(Session session, @PathVariable String name, @RequestBody VisibilityWish wish) {
        Listing integration = change(session, name);
        Visibility visibility = Arrays.stream(Visibility.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(wish.visibility))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of("/visibility", "One of public, unlisted, private."));
        publishing.visibility(integration.id(), visibility, session.account());
    }

    @PostMapping("/unpublish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpublish(Session session, @PathVariable String name) {
        publishing.unpublish(change(session, name).id(), session.account());
    }

    @PostMapping("/republish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void republish(Session session, @PathVariable String name) {
        publishing.republish(change(session, name).id(), session.account());
    }

    private Listing change(Session session, String name) {
        Listing integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.STANDING, integration);
        return integration;
    }

    /**
     * That it comes to its end.
     *
     * @param sunset the last day on which it is looked after
     * @param replacement the name of what to use instead
     */
    record DeprecationWish(
            @Nullable String sunset,
            @Nullable String replacement,
            @Nullable String message) {}

    record VisibilityWish(@Nullable String visibility) {}
}

package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.DifferenceWords;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.PublishedVersion;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.catalog.VersionDifference;
import dev.patchbay.kernel.InvalidRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishing versions, looking at them, and taking them back. */
@RestController
@RequestMapping("/api/developer/integrations/{name}/versions")
class VersionsController {

    /** In place of a version's number: what will be the next one. */
    private static final String DRAFT = "draft";

    private static final int LONGEST_REASON = 1_000;

    private final Desk desk;
    private final Publishing publishing;
    private final DifferenceWords words;
    private final PortalBounds bounds;
    private final ManifestMistakes mistakes;

    VersionsController(
            Desk desk, Publishing publishing, DifferenceWords words, PortalBounds bounds, ManifestMistakes mistakes) {
        this.desk = desk;
        this.publishing = publishing;
        this.words = words;
        this.bounds = bounds;
        this.mistakes = mistakes;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Version publish(
            Session session,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable NewVersion version,
            Locale locale) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.PUBLISH, integration);
        return body(mistakes.telling(
                locale,
                () -> publishing.publish(
                        integration.id(), version == null ? null : version.changelog, session.account())));
    }

    @GetMapping
    Versions list(Session session, @PathVariable String name) {
        return new Versions(publishing.versions(desk.require(session, name).id()).stream()
                .map(VersionsController::body)
                .toList());
    }

    @GetMapping("/{version}/difference")
    Difference difference(Session session, @PathVariable String name, @PathVariable String version, Locale locale) {
        Listing integration = desk.require(session, name);
        List<PublishedVersion> all = publishing.versions(integration.id());
        Manifest after = version.equals(DRAFT)
                ? publishing.draft(integration.id()).manifest()
                : publishing.version(integration.id(), version).manifest();
        PublishedVersion before = version.equals(DRAFT)
                ? all.stream().filter(PublishedVersion::current).findFirst().orElse(null)
                : before(all, version);
        if (before == null) {
            return new Difference(after.version(), null, false, List.of());
        }
        VersionDifference found = publishing.difference(before.manifest(), after);
        return new Difference(
                after.version(),
                before.version(),
                found.needsConsent(),
                found.changes().stream()
                        .map(change -> new Change(
                                change.key(),
                                change.weight().name().toLowerCase(Locale.ROOT),
                                words.say(change, locale)))
                        .toList());
    }

    /** The one that people had before, among those that were not taken back. */
    private static @Nullable PublishedVersion before(List<PublishedVersion> greatestFirst, String version) {
        return greatestFirst.stream()
                .dropWhile(other -> !other.version().equals(version))
                .skip(1)
                .filter(PublishedVersion::live)
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/{version}/yank")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void yank(Session session, @PathVariable String name, @PathVariable String version, @RequestBody Yanking yanking) {
        var integration = desk.require(session, name);
        new InvalidRequest().text("/reason", yanking.reason, LONGEST_REASON).orThrow();
        bounds.demand(PortalBounds.Act.PUBLISH, integration);
        publishing.yank(integration.id(), version, Objects.requireNonNull(yanking.reason), session.account());
    }

    static Version body(PublishedVersion version) {
        return new Version(
                version.version(),
                version.publishedAt(),
                version.current(),
                version.changelog(),
                version.yankedReason());
    }

    /** @param changelog what is new; absent: what the manifest says */
    record NewVersion(@Nullable String changelog) {}

    /** @param reason shown to those who have the version */
    record Yanking(@Nullable String reason) {}

    /** @param versions the greatest number first */
    record Versions(List<Version> versions) {}

    /**
     * A version, which never changes.
     *
     * @param current whether it is the one that is offered
     * @param yankedReason why it was taken back; null while it was not
     */
    record Version(
            String version,
            Instant publishedAt,
            boolean current,
            @Nullable String changelog,
            @Nullable String yankedReason) {}

    /**
     * What a version changes for those who have the one before it.
     *
     * @param before null: there was none
     * @param needsConsent whether somebody must agree before it holds for them
     * @param changes the weightiest first
     */
    record Difference(String version, @Nullable String before, boolean needsConsent, List<Change> changes) {}

    /**
     * One change.
     *
     * @param kind such as {@code scope-added}
     * @param weight {@code consent}: people are asked before; {@code notice}: they should know; {@code minor}
     * @param text in the reader's language
     */
    record Change(String kind, String weight, String text) {}
}

package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Draft;
import dev.patchbay.catalog.ManifestFault;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What will be the next version: the manifest itself, with its revision as entity tag. */
@RestController
class DraftController {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final Allowance VALIDATING = new Allowance(300, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final Desk desk;
    private final Publishing publishing;
    private final ManifestFetching fetching;
    private final PortalBounds bounds;
    private final Throttle throttle;
    private final ManifestMistakes mistakes;

    DraftController(
            Desk desk,
            Publishing publishing,
            ManifestFetching fetching,
            PortalBounds bounds,
            Throttle throttle,
            ManifestMistakes mistakes) {
        this.desk = desk;
        this.publishing = publishing;
        this.fetching = fetching;
        this.bounds = bounds;
        this.throttle = throttle;
        this.mistakes = mistakes;
    }

    @GetMapping(path = "/api/developer/integrations/{name}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> show(Session session, @PathVariable String name) {
        Draft draft = publishing.draft(desk.require(session, name).id());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag(draft))
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft.json());
    }

    @PutMapping(path = "/api/developer/integrations/{name}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SavedDraft> save(
            Session session,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody byte[] manifest,
            Locale locale) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.DRAFT, integration);
        String text = ManifestText.of(manifest);
        Long revision = revision(match);
        return saved(mistakes.telling(
                locale, () -> publishing.saveDraft(integration.id(), text, revision, session.account())));
    }

    @PostMapping("/api/developer/integrations/{name}/draft/fetch")
    ResponseEntity<SavedDraft> fetch(
            Session session,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            Locale locale) {
        var integration = desk.require(session, name);
        Long revision = revision(match);
        bounds.demand(PortalBounds.Act.FETCH, integration);
        String manifest = fetching.fetch(publishing.draft(integration.id()).manifest(), locale);
        return saved(mistakes.telling(
                locale, () -> publishing.saveDraft(integration.id(), manifest, revision, session.account())));
    }

    @PostMapping(path = "/api/developer/manifest/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Validation validate(
            Session session,
            @RequestParam(required = false) @Nullable String integration,
            @RequestParam(defaultValue = "draft") String stage,
            @RequestBody byte[] manifest,
            Locale locale) {
        if (!stage.equals("draft") && !stage.equals("version")) {
            throw InvalidRequest.of("/stage", "One of draft, version.");
        }
        boolean draft = stage.equals("draft");
        var of = integration == null || integration.isBlank() ? null : desk.require(session, integration);
        throttle.demand("portal:validate:" + session.account(), VALIDATING);
        String text = ManifestText.of(manifest);
        List<ManifestFault> faults =
                of == null ? publishing.validate(text, draft) : publishing.validate(of.id(), text, draft);
        return new Validation(mistakes.told(faults, locale));
    }

    static ResponseEntity<SavedDraft> saved(Draft draft) {
        return ResponseEntity.ok()
                .eTag(tag(draft))
                .body(new SavedDraft(draft.manifest().version(), draft.revision(), draft.savedAt()));
    }

    private static String tag(Draft draft) {
        return "\"" + draft.revision() + "\"";
    }

    /** The revision that was read; null to save over whatever is there. */
    static @Nullable Long revision(@Nullable String match) {
        if (match == null || match.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(match.strip());
        if (!tag.matches()) {
            throw InvalidRequest.of("/If-Match", "The ETag of the draft that was read.");
        }
        return Long.valueOf(tag.group(1));
    }

    /**
     * A draft that was saved.
     *
     * @param version that it says
     * @param revision also the answer's ETag
     * @param savedAt null when it says what the current version says
     */
    record SavedDraft(
            String version, long revision, @Nullable Instant savedAt) {}

    /** @param errors every mistake, in the order of its lines; none: it could be saved, or published */
    record Validation(List<ManifestMistakes.FaultBody> errors) {}
}

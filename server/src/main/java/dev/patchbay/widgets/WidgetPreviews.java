package dev.patchbay.widgets;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.vetting.CheckWords;
import dev.patchbay.vetting.WidgetFiles;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows developers their widgets before anybody else sees them. It asks nobody's permission: its callers have done so. */
@Service
public class WidgetPreviews {

    private final Catalog catalog;
    private final FetchBounds bounds;
    private final DraftFetching drafts;
    private final BundleFetching fetching;
    private final BundleTable bundles;
    private final FetchedTable attempts;
    private final PreviewTable previews;
    private final WidgetFiles files;
    private final Frames frames;
    private final CheckWords words;
    private final TransactionTemplate transaction;

    WidgetPreviews(
            Catalog catalog,
            FetchBounds bounds,
            DraftFetching drafts,
            BundleFetching fetching,
            BundleTable bundles,
            FetchedTable attempts,
            PreviewTable previews,
            WidgetFiles files,
            Frames frames,
            CheckWords words,
            TransactionTemplate transaction) {
        this.catalog = catalog;
        this.bounds = bounds;
        this.drafts = drafts;
        this.fetching = fetching;
        this.bundles = bundles;
        this.attempts = attempts;
        this.previews = previews;
        this.files = files;
        this.frames = frames;
        this.words = words;
        this.transaction = transaction;
    }

    /**
     * The widget of the draft, or of the version that is offered where there is no draft, as it was fetched last. Of a draft each call
     * gives out another address, which ends after half an hour.
     *
     * @param locale of whoever reads what is wrong
     */
    public WidgetPreview of(Listing listing, Locale locale) {
        Optional<Listing> draft = catalog.draftOf(listing.id());
        return draft.map(found -> draft(found, locale)).orElseGet(() -> offered(listing, locale));
    }

    /**
     * Asks the server once more, outside any transaction, for five seconds a file at most. What was published stays as it is, unless it
     * comes from the catalog file or has no bundle yet. Dashboards of the publisher's sandbox show the draft as it is then.
     *
     * @return what came of it: a server that does not answer well is a {@link WidgetPreview.Fault}
     * @throws dev.patchbay.kernel.ProblemException {@code checks-busy} while too many others are asked; {@code too-many-requests} after
     *     twenty in a minute; {@code too-many-fetches} after 200 in a day
     */
    public WidgetPreview fetch(Listing listing, Locale locale) {
        bounds.demand(listing.id());
        Listing draft = catalog.draftOf(listing.id()).orElse(null);
        if (draft != null) {
            drafts.fetch(draft);
            return draft(draft, locale);
        }
        fetching.fetchMissing(listing);
        return offered(listing, locale);
    }

    private WidgetPreview draft(Listing draft, Locale locale) {
        FetchedTable.Fetched fetched = attempts.find(draft.id(), true).orElse(null);
        BundleId bundle = fetched == null ? null : fetched.bundle();
        FrameBody frame = null;
        if (bundle != null && !bundles.isTakenDown(bundle)) {
            var preview = transaction.execute(status -> previews.open(draft.id(), bundle));
            frame = preview == null ? null : frame(draft.manifest(), bundle, frames.at(preview.frame()));
        }
        return body(true, draft, frame, fetched, locale);
    }

    private WidgetPreview offered(Listing listing, Locale locale) {
        BundleTable.Pinned pinned = listing.everOffered()
                ? bundles.pinned(listing.id(), listing.version()).orElse(null)
                : null;
        FrameBody frame = pinned == null || pinned.yanked() || pinned.takenDown()
                ? null
                : frame(
                        listing.manifest(),
                        pinned.bundle(),
                        frames.at(pinned.bundle().frame()));
        FetchedTable.Fetched fetched = attempts.find(listing.id(), false)
                .filter(attempt -> attempt.version().equals(listing.version()))
                .or(() -> Optional.ofNullable(pinned)
                        .map(known -> new FetchedTable.Fetched(
                                listing.version(), known.bundle(), known.bytes(), null, Map.of(), known.at())))
                .orElse(null);
        return body(false, listing, frame, fetched, locale);
    }

    private WidgetPreview body(
            boolean draft,
            Listing listing,
            @Nullable FrameBody frame,
            FetchedTable.@Nullable Fetched fetched,
            Locale locale) {
        return new WidgetPreview(
                draft,
                listing.version(),
                frame,
                fetched == null ? null : fetched.bytes(),
                files.budget(),
                fetched == null ? null : fetched.at(),
                fetched == null || fetched.mend() == null
                        ? null
                        : new WidgetPreview.Fault(
                                words.mend(fetched.mend(), locale), place(fetched, "line"), place(fetched, "column")));
    }

    private static @Nullable Integer place(FetchedTable.Fetched fetched, String name) {
        return fetched.evidence().get(name) instanceof Number number && number.intValue() > 0
                ? number.intValue()
                : null;
    }

    private static FrameBody frame(Manifest manifest, BundleId bundle, URI address) {
        var form = WidgetForm.of(manifest);
        return new FrameBody(
                address,
                bundle.sha256(),
                manifest.version(),
                form.smallest(),
                form.largest(),
                form.usual(),
                form.configSchema(),
                // nobody agreed to anything for somebody who tries it
                List.of(),
                manifest.scopes().stream().sorted().toList());
    }
}

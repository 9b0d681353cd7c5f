package dev.patchbay.widgets;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The frames of integrations' own widgets: of what is published, and in the sandbox of a publisher of its draft. */
@Component
class Frames {

    private final BundleTable bundles;
    private final DraftTable drafts;
    private final InstalledListings listings;
    private final Catalog catalog;
    private final Publishing publishing;
    private final Grants grants;
    private final PatchbaySettings settings;

    Frames(
            BundleTable bundles,
            DraftTable drafts,
            InstalledListings listings,
            Catalog catalog,
            Publishing publishing,
            Grants grants,
            PatchbaySettings settings) {
        this.bundles = bundles;
        this.drafts = drafts;
        this.listings = listings;
        this.catalog = catalog;
        this.publishing = publishing;
        this.grants = grants;
        this.settings = settings;
    }

    /**
     * What there is to show.
     *
     * @param frame null while it cannot be shown
     * @param unavailable why not: {@code yanked}, {@code taken-down}, {@code no-bundle} or, of a draft, {@code not-fetched};
     *     null where there is a frame
     */
    record Seen(@Nullable FrameBody frame, @Nullable String unavailable) {

        static Seen shown(FrameBody frame) {
            return new Seen(frame, null);
        }

        static Seen unavailable(String why) {
            return new Seen(null, why);
        }
    }

    /** The widget of what whoever has this installation has now: of a version, or of the draft that is tried. */
    Seen of(Installation installation) {
        return draft(installation).map(draft -> tried(installation, draft)).orElseGet(() -> published(installation));
    }

    private Optional<Listing> draft(Installation installation) {
        return listings.inSandbox(installation)
                ? catalog.draftOf(installation.integration()).filter(draft -> draft.type() == IntegrationType.WIDGET)
                : Optional.empty();
    }

    private Seen tried(Installation installation, Listing draft) {
        DraftTable.Tried tried = drafts.open(List.of(draft.id())).get(draft.id());
        if (tried == null) {
            return Seen.unavailable("not-fetched");
        }
        return tried.takenDown()
                ? Seen.unavailable("taken-down")
                // nobody agreed to anything in a sandbox
                : Seen.shown(frame(
                        draft.manifest(), tried.frame(), tried.bundle(), FramePolicy.CLOSED, agreed(installation)));
    }

    private Seen published(Installation installation) {
        BundleTable.Pinned pinned = bundles.pinned(installation.integration(), installation.version())
                .orElse(null);
        if (pinned == null) {
            return Seen.unavailable("no-bundle");
        }
        if (pinned.takenDown()) {
            return Seen.unavailable("taken-down");
        }
        return pinned.yanked() ? Seen.unavailable("yanked") : Seen.shown(published(installation, pinned));
    }

    private FrameBody published(Installation installation, BundleTable.Pinned pinned) {
        Manifest manifest = publishing
                .version(installation.integration(), installation.version())
                .manifest();
        Optional<Agreed> agreed = agreed(installation);
        // all of them or none: the address names what a version says
        FramePolicy policy = agreed.map(Agreed::domains)
                        .orElse(Set.of())
                        .containsAll(pinned.policy().domains())
                ? pinned.policy()
                : FramePolicy.CLOSED;
        return frame(manifest, pinned.bundle().frame(policy), pinned.bundle(), policy, agreed);
    }

    private Optional<Agreed> agreed(Installation installation) {
        return grants.activeOf(installation.id()).map(Grant::agreed);
    }

    private FrameBody frame(
            Manifest manifest, String path, BundleId bundle, FramePolicy policy, Optional<Agreed> agreed) {
        var form = WidgetForm.of(manifest);
        return new FrameBody(
                at(path),
                bundle.sha256(),
                manifest.version(),
                form.smallest(),
                form.largest(),
                form.usual(),
                form.configSchema(),
                policy.domains(),
                agreed.map(Agreed::scopes).orElse(Set.of()).stream().sorted().toList());
    }

    /** An address on the widgets' host. */
    URI at(String path) {
        return URI.create(settings.widgetsOrigin() + path);
    }
}

package dev.patchbay.widgets;

import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.catalog.VersionId;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The frames of integrations' own widgets: of what is published, and in the sandbox of a publisher of its draft. */
@Component
class Frames {

    private final BundleTable bundles;
    private final DraftTable drafts;
    private final InstalledListings listings;
    private final Publishing publishing;
    private final Grants grants;
    private final PatchbaySettings settings;

    Frames(
            BundleTable bundles,
            DraftTable drafts,
            InstalledListings listings,
            Publishing publishing,
            Grants grants,
            PatchbaySettings settings) {
        this.bundles = bundles;
        this.drafts = drafts;
        this.listings = listings;
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
        return of(List.of(installation)).getOrDefault(installation.id(), Seen.unavailable("no-bundle"));
    }

    /** The same of many, by as many statements as of one. */
    Map<InstallationId, Seen> of(Collection<Installation> installations) {
        if (installations.isEmpty()) {
            return Map.of();
        }
        Known known = read(installations);
        Map<InstallationId, Seen> seen = new HashMap<>();
        installations.forEach(installation -> seen.put(installation.id(), seen(installation, known)));
        return seen;
    }

    private Known read(Collection<Installation> installations) {
        Map<InstallationId, Listing> saved = new HashMap<>(listings.drafts(installations));
        saved.values().removeIf(draft -> draft.type() != IntegrationType.WIDGET);
        Set<IntegrationId> tried = saved.values().stream().map(Listing::id).collect(Collectors.toSet());
        Map<VersionId, BundleTable.Pinned> pinned =
                bundles.pinned(installations.stream().map(Frames::version).collect(Collectors.toSet()));
        return new Known(
                saved,
                tried.isEmpty() ? Map.of() : drafts.open(tried),
                pinned,
                publishing.manifests(pinned.keySet()),
                grants.activeOf(installations.stream().map(Installation::id).toList()));
    }

    /** What there is of some installations. */
    private record Known(
            Map<InstallationId, Listing> saved,
            Map<IntegrationId, DraftTable.Tried> tried,
            Map<VersionId, BundleTable.Pinned> pinned,
            Map<VersionId, Manifest> manifests,
            Map<InstallationId, Grant> grants) {

        Optional<Agreed> agreed(Installation installation) {
            return Optional.ofNullable(grants.get(installation.id())).map(Grant::agreed);
        }
    }

    private static VersionId version(Installation installation) {
        return new VersionId(installation.integration(), installation.version());
    }

    private Seen seen(Installation installation, Known known) {
        Listing draft = known.saved.get(installation.id());
        return draft == null ? published(installation, known) : tried(installation, draft, known);
    }

    private Seen tried(Installation installation, Listing draft, Known known) {
        DraftTable.Tried tried = known.tried.get(draft.id());
        if (tried == null) {
            return Seen.unavailable("not-fetched");
        }
        return tried.takenDown()
                ? Seen.unavailable("taken-down")
                // nobody agreed to anything in a sandbox
                : Seen.shown(frame(
                        draft.manifest(),
                        tried.frame(),
                        tried.bundle(),
                        FramePolicy.CLOSED,
                        known.agreed(installation)));
    }

    private Seen published(Installation installation, Known known) {
        BundleTable.Pinned pinned = known.pinned.get(version(installation));
        Manifest manifest = known.manifests.get(version(installation));
        if (pinned == null || manifest == null) {
            return Seen.unavailable("no-bundle");
        }
        if (pinned.takenDown()) {
            return Seen.unavailable("taken-down");
        }
        if (pinned.yanked()) {
            return Seen.unavailable("yanked");
        }
        Optional<Agreed> agreed = known.agreed(installation);
        // all of them or none: the address names what a version says
        FramePolicy policy = agreed.map(Agreed::domains)
                        .orElse(Set.of())
                        .containsAll(pinned.policy().domains())
                ? pinned.policy()
                : FramePolicy.CLOSED;
        return Seen.shown(frame(manifest, pinned.bundle().frame(policy), pinned.bundle(), policy, agreed));
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

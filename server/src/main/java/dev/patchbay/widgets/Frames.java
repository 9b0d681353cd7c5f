package dev.patchbay.widgets;

import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The frames of integrations' own widgets. */
@Component
class Frames {

    private final BundleTable bundles;
    private final Publishing publishing;
    private final Grants grants;
    private final PatchbaySettings settings;

    Frames(BundleTable bundles, Publishing publishing, Grants grants, PatchbaySettings settings) {
        this.bundles = bundles;
        this.publishing = publishing;
        this.grants = grants;
        this.settings = settings;
    }

    /**
     * What there is to show.
     *
     * @param frame null while it cannot be shown
     * @param unavailable why not: {@code yanked}, {@code taken-down} or {@code no-bundle}; null where there is a frame
     */
    record Seen(@Nullable FrameBody frame, @Nullable String unavailable) {

        static Seen shown(FrameBody frame) {
            return new Seen(frame, null);
        }

        static Seen unavailable(String why) {
            return new Seen(null, why);
        }
    }

    /** The widget of the version that whoever has this installation has now. */
    Seen of(Installation installation) {
        BundleTable.Pinned pinned = bundles.pinned(installation.integration(), installation.version())
                .orElse(null);
        if (pinned == null) {
            return Seen.unavailable("no-bundle");
        }
        if (pinned.takenDown()) {
            return Seen.unavailable("taken-down");
        }
        return pinned.yanked() ? Seen.unavailable("yanked") : Seen.shown(frame(installation, pinned.bundle()));
    }

    private FrameBody frame(Installation installation, BundleId bundle) {
        Manifest manifest = publishing
                .version(installation.integration(), installation.version())
                .manifest();
        Set<String> scopes =
                grants.activeOf(installation.id()).map(Grant::scopes).orElse(Set.of());
        var form = WidgetForm.of(manifest);
        return new FrameBody(
                at(bundle.frame()),
                bundle.sha256(),
                installation.version(),
                form.smallest(),
                form.largest(),
                form.usual(),
                form.configSchema(),
                // nobody is asked yet whether a widget may connect to anything, so that none may
                List.of(),
                scopes.stream().sorted().toList());
    }

    /** An address on the widgets' host. */
    URI at(String path) {
        return URI.create(settings.widgetsOrigin() + path);
    }
}

package dev.patchbay.widgets;

import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.Optional;
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
        return pinned.yanked() ? Seen.unavailable("yanked") : Seen.shown(frame(installation, pinned));
    }

    private FrameBody frame(Installation installation, BundleTable.Pinned pinned) {
        Manifest manifest = publishing
                .version(installation.integration(), installation.version())
                .manifest();
        Optional<Agreed> agreed = grants.activeOf(installation.id()).map(Grant::agreed);
        Set<String> scopes = agreed.map(Agreed::scopes).orElse(Set.of());
        // all of them or none: the address names what a version says
        FramePolicy policy = agreed.map(Agreed::domains)
                        .orElse(Set.of())
                        .containsAll(pinned.policy().domains())
                ? pinned.policy()
                : FramePolicy.CLOSED;
        var form = WidgetForm.of(manifest);
        return new FrameBody(
                at(pinned.bundle().frame(policy)),
                pinned.bundle().sha256(),
                installation.version(),
                form.smallest(),
                form.largest(),
                form.usual(),
                form.configSchema(),
                policy.domains(),
                scopes.stream().sorted().toList());
    }

    /** An address on the widgets' host. */
    URI at(String path) {
        return URI.create(settings.widgetsOrigin() + path);
    }
}

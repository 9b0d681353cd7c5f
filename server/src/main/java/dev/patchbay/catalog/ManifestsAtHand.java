package dev.patchbay.catalog;

import dev.patchbay.limits.CpuPool;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Reads manifests where no Patchbay runs, such as on a developer's own machine: by the same rules, as drafts. */
public final class ManifestsAtHand {

    private static final PatchbaySettings NOWHERE = new PatchbaySettings(
            PatchbaySettings.Mode.PRODUCTION,
            URI.create("https://patchbay.invalid"),
            URI.create("https://widgets.invalid"),
            Path.of("data"),
            List.of());

    private final ManifestReader reader;

    public ManifestsAtHand(CpuPool cpu) {
        reader = new ManifestReader(
                new ManifestSchema(), NOWHERE, new StaticListableBeanFactory().getBeanProvider(ScopeNames.class), cpu);
    }

    /**
     * Every mistake in a manifest, in the order of its lines. Which scopes there are, and whose names it looks like, is known to
     * a marketplace only.
     */
    public List<ManifestFault> validate(String json) {
        return reader.read(json, EntryRules.Stage.DRAFT, ManifestReader.Rules.NONE)
                .faults();
    }
}

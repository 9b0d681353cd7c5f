package dev.patchbay.widgets;

import dev.patchbay.catalog.BundleDesk;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.PublishingGate;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.vetting.CheckResult;
import dev.patchbay.vetting.CheckWords;
import dev.patchbay.vetting.WidgetFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fetches bundles, and keeps those that may be shown. */
@Component
class BundleKeeping implements BundleDesk {

    /** The check that says the same of an integration. */
    private static final String RULE = "widget";

    private final WidgetFiles files;
    private final BundleTable bundles;
    private final CheckWords words;

    BundleKeeping(WidgetFiles files, BundleTable bundles, CheckWords words) {
        this.files = files;
        this.bundles = bundles;
        this.words = words;
    }

    /** What came of it. */
    sealed interface Outcome {}

    record Stored(BundleId id, int bytes) implements Outcome {}

    record Faulty(CheckResult why) implements Outcome {}

    /**
     * Fetches, checks and keeps, outside any transaction.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code checks-busy}
     */
    Outcome fetch(Manifest manifest) {
        return switch (files.read(manifest)) {
            case WidgetFiles.Refused(CheckResult why) -> new Faulty(why);
            case WidgetFiles.Bundle bundle -> stored(bundle.bytes());
        };
    }

    private Outcome stored(byte[] script) {
        if (bundles.isTakenDown(BundleId.of(script))) {
            return new Faulty(CheckResult.failed(Map.of("bytes", script.length), "widget.taken-down"));
        }
        return new Stored(bundles.keep(script), script.length);
    }

    @Override
    public Answer keep(Manifest manifest) {
        return switch (fetch(manifest)) {
            case Stored stored -> new Kept(stored.id.sha256(), manifest.connectDomains());
            case Faulty(CheckResult why) ->
                new Refused(List.of(new PublishingGate.Objection(RULE, words.mend(why.mend(), Locale.ENGLISH))));
        };
    }

    @Override
    public void pin(IntegrationId integration, String version, Kept bundle) {
        bundles.pin(integration, version, new BundleId(bundle.sha256()), FramePolicy.to(bundle.connectDomains()));
    }
}

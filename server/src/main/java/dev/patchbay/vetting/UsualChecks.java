package dev.patchbay.vetting;

import dev.patchbay.catalog.ManifestFault;
import dev.patchbay.egress.CallSignatures;
import dev.patchbay.limits.CpuPool;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The checks that every Patchbay has, in the order in which they are run and told: what is quick and cheap first. */
final class UsualChecks {

    static final List<String> RULES = List.of(
            ManifestCheck.RULE,
            NameCheck.RULE,
            ScopePurposesCheck.RULE,
            HttpsCheck.RULE,
            HealthCheck.RULE,
            ResponseTimeCheck.RULE,
            MixedContentCheck.RULE,
            PictureCheck.RULE,
            LinksCheck.RULE,
            DataCheck.RULE,
            WidgetCheck.RULE,
            WebhookCheck.RULE);

    private UsualChecks() {}

    /**
     * What the checks need beside their subject.
     *
     * @param validation the mistakes of a manifest, as a draft or not
     * @param signatures null where nobody can sign as a marketplace
     */
    record Needs(
            BiFunction<String, Boolean, List<ManifestFault>> validation,
            ProtectedNames names,
            TrialDeliveries deliveries,
            @Nullable CallSignatures signatures,
            WidgetFiles widgets,
            CpuPool cpu) {}

    static List<Check> of(VettingSettings settings, Needs needs) {
        return List.of(
                new ManifestCheck(needs.validation),
                new NameCheck(needs.names),
                new ScopePurposesCheck(),
                new HttpsCheck(),
                new HealthCheck(),
                new ResponseTimeCheck(settings.calls(), settings.slowest()),
                new MixedContentCheck(),
                new PictureCheck(needs.cpu),
                new LinksCheck(),
                new DataCheck(needs.signatures, needs.cpu),
                new WidgetCheck(needs.widgets),
                new WebhookCheck(needs.deliveries));
    }
}

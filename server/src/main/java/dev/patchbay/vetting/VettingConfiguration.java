package dev.patchbay.vetting;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.egress.CallSignatures;
import dev.patchbay.egress.Egress;
import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.limits.CpuPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which checks there are, and the work that runs by itself. */
@Configuration(proxyBeanMethods = false)
class VettingConfiguration {

    @Bean
    WidgetFiles widgetFiles(Egress egress, VettingSettings settings, Catalog catalog) {
        return new WidgetFiles(
                egress,
                new Scripts(),
                settings.largestBundle(),
                manifest -> catalog.find(Slug.of(manifest.name()))
                        .flatMap(listing -> Optional.ofNullable(listing.publisherId()))
                        .map(OrganizationId::toString)
                        .orElse(manifest.name()));
    }

    /** Those that every Patchbay has, then those that somebody plugged in. */
    @Bean
    Checks checks(
            VettingSettings settings,
            Publishing publishing,
            ProtectedNames names,
            ObjectProvider<TrialDeliveries> deliveries,
            ObjectProvider<CallSignatures> signatures,
            WidgetFiles widgets,
            CpuPool cpu,
            ObjectProvider<Check> further) {
        TrialDeliveries trials = deliveries.getIfAvailable(() -> (subject, flaw) -> Optional.empty());
        List<Check> all = new ArrayList<>(UsualChecks.of(
                settings,
                new UsualChecks.Needs(
                        (json, draft) -> publishing.validate(json, draft),
                        names,
                        trials,
                        signatures.getIfAvailable(),
                        widgets,
                        cpu)));
        further.orderedStream().forEach(all::add);
        return new Checks(all, settings);
    }

    @Bean
    RegularWork lookAgain(Watch watch) {
        return RegularWork.on(Schedule.every(Duration.ofMinutes(10)), "vetting.look-again", watch::lookAgain);
    }

    @Bean
    RegularWork forgetRuns(RunTable runs) {
        return RegularWork.cleanUp("vetting.forget-runs", runs::forgetOld);
    }
}

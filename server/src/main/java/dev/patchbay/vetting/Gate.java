package dev.patchbay.vetting;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.PublishingGate;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets nothing be published that breaks an enforced rule: what nobody has looked at lately is looked at now. */
@Component
class Gate implements PublishingGate {

    /** For how long a look that found nothing wrong counts. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    /** Requests of this node that wait for a look at once. */
    private static final int WAITING = 8;

    private final Catalog catalog;
    private final Vetting vetting;
    private final RunTable runs;
    private final Runner runner;
    private final CheckWords words;
    private final VettingSettings settings;
    private final Clock clock;
    private final Semaphore free = new Semaphore(WAITING);

    Gate(
            Catalog catalog,
            Vetting vetting,
            RunTable runs,
            Runner runner,
            CheckWords words,
            VettingSettings settings,
            Clock clock) {
        this.catalog = catalog;
        this.vetting = vetting;
        this.runs = runs;
        this.runner = runner;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Objection> objections(IntegrationId integration, Manifest manifest) {
        if (!settings.beforePublishing()) {
            return List.of();
        }
        var target = Target.of(integration, manifest, CheckSubject.Stage.LIVE);
        var known = runs.finishedSince(clock.instant().minus(FRESH), target)
                .filter(run -> run.objections().isEmpty())
                .or(() -> runs.finishedSince(
                                clock.instant().minus(FRESH),
                                new Target(integration, manifest, target.document(), CheckSubject.Stage.DRAFT))
                        .filter(run -> run.objections().isEmpty() && !lookedFromAfar(run)));
        return known.orElseGet(() -> look(target)).objections().stream()
                .map(result -> new Objection(result.rule(), words.mend(result, Locale.ENGLISH)))
                .toList();
    }

    /** A draft on somebody's own machine was not looked at where it matters. */
    private static boolean lookedFromAfar(Run run) {
        return run.results().stream()
                .anyMatch(result -> result.mend() != null && result.mend().key().equals("own-machine"));
    }

    private Run look(Target target) {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    VettingProblem.CHECKS_BUSY,
                    "Nothing was published: too many integrations are being checked at the moment. Try again in a minute.",
                    Map.of(ProblemException.RETRY_AFTER, 60));
        }
        try {
            var run = vetting.openFor(catalog.get(target.integration()), target);
            runner.carryOut(run, true);
            return runs.find(run).filter(Run::finished).orElseThrow();
        } finally {
            free.release();
        }
    }
}

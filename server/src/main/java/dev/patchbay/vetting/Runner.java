package dev.patchbay.vetting;

import dev.patchbay.egress.Egress;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries runs out. One that was cut off goes on with the rules that have no result yet. */
@Component
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final RunTable runs;
    private final Checks checks;
    private final LiveStanding standing;
    private final Egress egress;
    private final TransactionTemplate transaction;

    Runner(RunTable runs, Checks checks, LiveStanding standing, Egress egress, TransactionTemplate transaction) {
        this.runs = runs;
        this.checks = checks;
        this.standing = standing;
        this.egress = egress;
        this.transaction = transaction;
    }

    /**
     * Carries a run out, outside any transaction; within about a minute. Does nothing when it is finished.
     *
     * @param lastChance whether a check that breaks down is told as such, instead of being tried again
     */
    void carryOut(RunId run, boolean lastChance) {
        var open = runs.begin(run).orElse(null);
        if (open == null) {
            return;
        }
        var subject = new CheckSubject(
                open.integration(),
                Target.read(open.document()),
                open.document(),
                open.stage(),
                new Ask(egress::send, Ask.Bounds.USUAL));
        List<Check> wanted = checks.wanted();
        for (int position = 0; position < wanted.size(); position++) {
            Check check = wanted.get(position);
            if (!open.done().contains(check.rule())) {
                var result = run(check, subject, lastChance);
                runs.record(
                        run,
                        position,
                        new Run.Result(
                                check.rule(),
                                checks.modeOf(check),
                                result.outcome(),
                                result.evidence(),
                                result.mend()));
            }
        }
        transaction.executeWithoutResult(status -> {
            if (runs.finish(run)) {
                runs.find(run).ifPresent(standing::conclude);
            }
        });
    }

    private static CheckResult run(Check check, CheckSubject subject, boolean lastChance) {
        try {
            return check.run(subject);
        } catch (RuntimeException | StackOverflowError broken) {
            if (!lastChance) {
                throw broken;
            }
            boolean busy = broken instanceof TooBusy || broken instanceof ProblemException;
            if (!busy) {
                log.error("The check {} broke down", check.rule(), broken);
            }
            // nobody knows whether the rule is kept, so that it counts as broken
            return CheckResult.failed(Map.of(CheckResult.PATCHBAY_FAILED, true), busy ? "busy" : "broke-down");
        }
    }
}

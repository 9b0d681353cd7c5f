package dev.patchbay.vetting;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A look at an integration.
 *
 * @param version of the manifest that was looked at
 * @param draft whether it was what will be the next version
 * @param startedAt when the first check began; null before that
 * @param finishedAt when the last check had ended; null before that, and then nothing may be concluded from the results
 * @param results in the order of the rules
 */
public record Run(
        RunId id,
        IntegrationId integration,
        String version,
        boolean draft,
        Cause cause,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Result> results) {

    /** Why somebody looked. */
    public enum Cause {
        /** A person asked for it. */
        ASKED,
        /** It is about to be published. */
        PUBLISHING,
        /** It is live, and it was time. */
        SCHEDULED
    }

    /** What came of a rule. */
    public record Result(
            String rule,
            RuleMode mode,
            Outcome outcome,
            Map<String, Object> evidence,
            CheckResult.@Nullable Mend mend) {

        /** Whether nothing may be published that is so. */
        public boolean stopsPublishing() {
            return mode == RuleMode.ENFORCE && outcome == Outcome.FAILED;
        }

        /** Whether nobody could look, so that it says nothing about the integration. */
        boolean patchbayFailed() {
            return Boolean.TRUE.equals(evidence.get(CheckResult.PATCHBAY_FAILED));
        }
    }

    public boolean finished() {
        return finishedAt != null;
    }

    /** The enforced rules that are broken. */
    public List<Result> objections() {
        return results.stream().filter(Result::stopsPublishing).toList();
    }
}

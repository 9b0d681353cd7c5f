package dev.patchbay.vetting;

import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What integrations are held against.
 *
 * @param rules by rule, such as {@code patchbay.vetting.rules.links=enforce}: {@code off}, {@code monitor} (told, stops nothing)
 *     or {@code enforce} (nothing is published that breaks it). Without it {@code manifest-schema}, {@code https}, {@code health},
 *     {@code mixed-content}, {@code media}, {@code name}, {@code data}, {@code widget} and {@code webhook} are enforced,
 *     {@code response-time}, {@code links} and {@code scope-purposes} monitored
 * @param beforePublishing whether a version is looked at before it is published, and refused where an enforced rule is broken;
 *     true. Otherwise rules are looked at when somebody asks for it, and each day
 * @param protectedNames names that nobody may look like, beside the brand's and those of verified listings; none by default
 * @param calls how often {@code /health} is called to measure response times; 20
 * @param slowest the response time that 95 of 100 calls keep to; 1 s
 * @param bundleBudget how large a widget's bundle may be after decompression; 512 KB
 * @param lookAgainAfter how long after a look at a live integration the next one is due; 24 h
 * @param keepRuns how long runs stay on record; 90 days. The newest of an integration stays longer
 * @param runsKept how many runs of one integration stay on record; 30
 */
@Validated
@ConfigurationProperties("patchbay.vetting")
record VettingSettings(
        @DefaultValue Map<String, RuleMode> rules,
        @DefaultValue("true") boolean beforePublishing,
        @DefaultValue List<String> protectedNames,
        @DefaultValue("20") @Min(1) @Max(50) int calls,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration slowest,
        @DefaultValue("512KB") DataSize bundleBudget,
        @DefaultValue("24h") @DurationMin(minutes = 10) Duration lookAgainAfter,
        @DefaultValue("90d") @DurationMin(hours = 1) Duration keepRuns,
        @DefaultValue("30") @Min(1) @Max(1000) int runsKept)
        implements CheckedSettings {

    VettingSettings {
        rules = Map.copyOf(rules);
        protectedNames = List.copyOf(protectedNames);
    }

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        return rules.keySet().stream()
                .filter(rule -> !UsualChecks.RULES.contains(rule))
                .sorted()
                .map(rule -> new StartupProblem(
                        "patchbay.vetting.rules." + rule,
                        "There is no rule " + rule + ".",
                        "The rules are " + String.join(", ", UsualChecks.RULES) + "."))
                .toList();
    }

    /** In bytes. */
    int largestBundle() {
        return (int) bundleBudget.toBytes();
    }

    RuleMode modeOf(Check check) {
        return rules.getOrDefault(check.rule(), check.usualMode());
    }
}

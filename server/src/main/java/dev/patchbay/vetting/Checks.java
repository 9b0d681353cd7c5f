package dev.patchbay.vetting;

import java.util.List;

/** All checks, each with what a broken rule means here. */
record Checks(List<Check> all, VettingSettings settings) {

    Checks {
        all = List.copyOf(all);
    }

    /** Those that are looked at. */
    List<Check> wanted() {
        return all.stream().filter(check -> modeOf(check) != RuleMode.OFF).toList();
    }

    RuleMode modeOf(Check check) {
        return settings.modeOf(check);
    }
}

package dev.patchbay.vetting;

import java.util.Map;

/** A check of somebody else's, which breaks down as long as a test wants it to. */
final class PluggedCheck implements Check {

    volatile boolean broken;

    @Override
    public String rule() {
        return "plugged-in";
    }

    @Override
    public RuleMode usualMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (broken) {
            throw new IllegalStateException("it breaks down");
        }
        return CheckResult.passed(Map.of("nul", "a\u0000b"));
    }
}

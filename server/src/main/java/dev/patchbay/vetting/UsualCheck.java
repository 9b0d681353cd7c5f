package dev.patchbay.vetting;

/** A check that every Patchbay has. */
abstract class UsualCheck implements Check {

    private final String rule;
    private final RuleMode usualMode;

    UsualCheck(String rule, RuleMode usualMode) {
        this.rule = rule;
        this.usualMode = usualMode;
    }

    @Override
    public final String rule() {
        return rule;
    }

    @Override
    public final RuleMode usualMode() {
        return usualMode;
    }
}

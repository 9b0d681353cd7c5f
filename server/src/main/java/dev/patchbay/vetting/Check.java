package dev.patchbay.vetting;

/**
 * One rule that integrations are held against; a bean each. Its title is the message {@code vetting.rule.<rule>}. Checks are
 * pure: they ask the subject's addresses and change nothing.
 */
public interface Check {

    /** The rule's name, such as {@code response-time}; it never changes once released. */
    String rule();

    /** What a broken rule means where no setting says otherwise. */
    RuleMode usualMode();

    /**
     * Looks at the subject.
     *
     * @throws TooBusy when Patchbay itself could not look; whoever runs the checks tries again
     */
    CheckResult run(CheckSubject subject);
}

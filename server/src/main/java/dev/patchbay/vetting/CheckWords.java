package dev.patchbay.vetting;

import dev.patchbay.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in a person's language what the rules are and what came of them. */
@Component
public class CheckWords {

    private static final String RULE = "vetting.rule.";
    private static final String MEND = "vetting.mend.";

    private final Texts texts;

    CheckWords(Texts texts) {
        this.texts = texts;
    }

    /** What a rule asks for; the rule's name where nobody wrote a sentence. */
    public String title(String rule, Locale locale) {
        return texts.has(RULE + rule, locale) ? texts.say(RULE + rule, locale, java.util.Map.of()) : rule;
    }

    /** What to do, or why nobody looked; empty where there is nothing to say. */
    public String mend(Run.Result result, Locale locale) {
        return mend(result.mend(), locale);
    }

    String mend(CheckResult.@org.jspecify.annotations.Nullable Mend mend, Locale locale) {
        return mend == null || !texts.has(MEND + mend.key(), locale)
                ? ""
                : texts.say(MEND + mend.key(), locale, mend.values());
    }
}

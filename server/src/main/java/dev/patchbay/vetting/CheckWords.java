package dev.patchbay.vetting;

import dev.patchbay.catalog.FaultWords;
import dev.patchbay.documents.Said;
import dev.patchbay.egress.EgressFailure;
import dev.patchbay.platform.Texts;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in a person's language what the rules are and what came of them. */
@Component
public class CheckWords {

    private static final String RULE = "vetting.rule.";
    private static final String MEND = "vetting.mend.";

    private final Texts texts;
    private final FaultWords faults;

    public CheckWords(Texts texts) {
        this.texts = texts;
        this.faults = new FaultWords(texts);
    }

    /** What a rule asks for; the rule's name where nobody wrote a sentence. */
    public String title(String rule, Locale locale) {
        return texts.has(RULE + rule, locale) ? texts.say(RULE + rule, locale, Map.of()) : rule;
    }

    /** What to do, or why nobody looked; empty where there is nothing to say. */
    public String mend(Run.Result result, Locale locale) {
        return mend(result.mend(), locale);
    }

    /** Why an address gave no answer, and what to do. */
    public String silence(URI address, EgressFailure failure, Locale locale) {
        String key = failure.reason() == EgressFailure.Reason.BUSY ? "busy" : "silent." + Ask.word(failure.reason());
        return mend(new CheckResult.Mend(key, Map.of("address", address.toString())), locale);
    }

    /** That an address answered otherwise than with 200. */
    public String unexpected(URI address, int status, Locale locale) {
        var values = Map.of("address", address.toString(), "status", Integer.toString(status));
        return mend(new CheckResult.Mend("data.status", values), locale);
    }

    /** What to do; empty where there is nothing to say. */
    public String mend(CheckResult.@Nullable Mend mend, Locale locale) {
        return mend == null || !texts.has(MEND + mend.key(), locale)
                ? ""
                : texts.say(MEND + mend.key(), locale, said(mend.values(), locale));
    }

    private Map<String, String> said(Map<String, String> values, Locale locale) {
        if (!Mistake.isIn(values)) {
            return values;
        }
        var said = new HashMap<>(values);
        said.computeIfPresent(Mistake.PLACE, (place, english) -> faults.say(Mistake.in(values), english, locale));
        return said;
    }

    /** What was seen; sentences of it are in the person's language. */
    public Map<String, Object> evidence(Run.Result result, Locale locale) {
        var said = new LinkedHashMap<>(result.evidence());
        said.computeIfPresent(
                ManifestCheck.FAULTS,
                (name, list) -> list instanceof List<?> all
                        ? all.stream().map(fault -> fault(fault, locale)).toList()
                        : list);
        return said;
    }

    private Object fault(Object kept, Locale locale) {
        if (!(kept instanceof Map<?, ?> fault)) {
            return kept;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        fault.forEach((name, value) -> told.put(String.valueOf(name), value));
        if (told.remove(ManifestCheck.VALUES) instanceof Map<?, ?> values
                && told.get(ManifestCheck.CODE) instanceof String code) {
            Map<String, String> places = new HashMap<>();
            values.forEach((name, value) -> places.put(String.valueOf(name), String.valueOf(value)));
            told.computeIfPresent(
                    ManifestCheck.DETAIL,
                    (name, english) -> faults.say(
                            new Said(code, places),
                            String.valueOf(english),
                            told.get(ManifestCheck.NEAREST) instanceof String nearest ? nearest : null,
                            locale));
        }
        return told;
    }
}

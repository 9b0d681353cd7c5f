package dev.patchbay.portal;

import dev.patchbay.catalog.FaultWords;
import dev.patchbay.catalog.ManifestFault;
import dev.patchbay.kernel.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people the mistakes of a manifest in their language; programs read the English sentence and the code beside it. */
@Component
class ManifestMistakes {

    private static final String ERRORS = "errors";

    private final FaultWords words;

    ManifestMistakes(FaultWords words) {
        this.words = words;
    }

    /**
     * A mistake and where it is written.
     *
     * @param pointer JSON Pointer (RFC 6901)
     * @param line from 1
     * @param column from 1
     * @param detail what is wrong and how to mend it, in English
     * @param text the same in the reader's language
     * @param code names the mistake for programs, such as {@code unknown-field}
     * @param expected what would be right there, in short
     * @param nearest the known name that was probably meant
     */
    record FaultBody(
            String pointer,
            int line,
            int column,
            String detail,
            String text,
            @Nullable String code,
            @Nullable String expected,
            @Nullable String nearest) {}

    List<FaultBody> told(List<ManifestFault> faults, Locale locale) {
        return faults.stream().map(fault -> told(fault, locale)).toList();
    }

    /** Does something that may be refused for the mistakes of a manifest. */
    <T> T telling(Locale locale, Supplier<T> act) {
        try {
            return act.get();
        } catch (ProblemException refused) {
            throw refused.members().get(ERRORS) instanceof List<?> errors ? told(refused, errors, locale) : refused;
        }
    }

    private ProblemException told(ProblemException refused, List<?> errors, Locale locale) {
        Map<String, Object> members = new HashMap<>(refused.members());
        members.put(
                ERRORS,
                errors.stream()
                        .map(error -> error instanceof ManifestFault fault ? told(fault, locale) : error)
                        .toList());
        return new ProblemException(refused.problem(), refused.detail(), members);
    }

    private FaultBody told(ManifestFault fault, Locale locale) {
        return new FaultBody(
                fault.pointer(),
                fault.line(),
                fault.column(),
                fault.detail(),
                words.say(fault, locale),
                fault.code(),
                fault.expected(),
                fault.nearest());
    }
}

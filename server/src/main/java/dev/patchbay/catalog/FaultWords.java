package dev.patchbay.catalog;

import dev.patchbay.documents.Said;
import dev.patchbay.platform.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says mistakes of manifests and schemas in a person's language; the sentences are in {@code messages/manifest.properties}. */
@Component
public class FaultWords {

    private static final String FAULT = "fault.";

    private final Texts texts;

    public FaultWords(Texts texts) {
        this.texts = texts;
    }

    public String say(ManifestFault fault, Locale locale) {
        return say(
                fault.said(),
                fault.detail(),
                Objects.equals(fault.nearest(), fault.expected()) ? null : fault.nearest(),
                locale);
    }

    /**
     * Says a mistake in the reader's language, and what was probably meant.
     *
     * @param english says both
     * @param nearest null where nobody knows
     */
    public String say(@Nullable Said said, String english, @Nullable String nearest, Locale locale) {
        String sentence = say(said, english, locale);
        return sentence.equals(english) || nearest == null
                ? sentence
                : sentence + " " + texts.say(FAULT + "nearest", locale, Map.of("name", nearest));
    }

    /**
     * Says a mistake in the reader's language.
     *
     * @param english says the most, and is said where there are no other words
     */
    public String say(@Nullable Said said, String english, Locale locale) {
        if (said == null
                || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                || !texts.has(FAULT + said.key(), locale)) {
            return english;
        }
        return texts.say(FAULT + said.key(), locale, said.values());
    }
}

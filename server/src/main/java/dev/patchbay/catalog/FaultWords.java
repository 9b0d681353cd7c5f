package dev.patchbay.catalog;

import dev.patchbay.documents.Said;
import dev.patchbay.platform.Texts;
import java.util.Locale;
import java.util.Map;
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
        String said = say(fault.said(), fault.detail(), locale);
        // the English sentence says it itself
        return said.equals(fault.detail())
                        || fault.nearest() == null
                        || fault.nearest().equals(fault.expected())
                ? said
                : said + " " + texts.say(FAULT + "nearest", locale, Map.of("name", fault.nearest()));
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

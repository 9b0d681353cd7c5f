package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Said;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultWordsTests {

    private static final Texts TEXTS = Texts.of("messages/manifest");

    /** A value for each place that a sentence may have. */
    private static final Map<String, String> PLACES = Stream.of(
                    "name",
                    "limit",
                    "type",
                    "choices",
                    "pattern",
                    "scope",
                    "keyword",
                    "host",
                    "setting",
                    "open",
                    "method",
                    "currency",
                    "dialect",
                    "number",
                    "reference")
            .collect(Collectors.toMap(place -> place, place -> "x"));

    private final FaultWords words = new FaultWords(TEXTS);

    @ParameterizedTest
    @EnumSource(ManifestMistake.class)
    void saysEveryMistakeInBothLanguages(ManifestMistake mistake) {
        assertThat(TEXTS.has("fault." + mistake.key(), Locale.ENGLISH)).isTrue();

        String german = words.say(new Said(mistake.key(), PLACES), "in English", Locale.GERMAN);

        assertThat(german).isNotBlank().isNotEqualTo("in English").doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'a': tru | unreadable
            {'a': {'b': 1} | ends-early
            {'a': 1, 'a': 2} | key-twice
            {'a': 1e999} | number-out-of-range
            {} {} | several-documents
            """)
    void namesWhatCannotBeRead(String written, String key) {
        assertThat(unreadable(written.replace('\'', '"')).key()).isEqualTo(key);
    }

    @Test
    void namesWhatIsTooMuchToRead() {
        assertThat(List.of(
                        unreadable("[".repeat(100)).key(),
                        unreadable("\"" + "x".repeat(70_000) + "\"").key(),
                        unreadable("x".repeat(2_000_000)).key(),
                        unreadable("[" + "1,".repeat(20_000) + "1]").key(),
                        unreadable("\ufeff{}").key()))
                .containsExactly("too-deep", "text-too-long", "too-large", "too-many-parts", "byte-order-mark");
    }

    @Test
    void saysWhatWasProbablyMeant() {
        var fault = new ManifestFault(
                "/pirce",
                2,
                1,
                "There is no field pirce. Did you mean pricing?",
                null,
                "pricing",
                new Said("unknown-field", Map.of("name", "pirce")));

        assertThat(words.say(fault, Locale.GERMAN)).isEqualTo("Ein Feld pirce gibt es nicht. Meinten Sie pricing?");
        assertThat(words.say(fault, Locale.UK)).isEqualTo(fault.detail());
    }

    private Said unreadable(String written) {
        try {
            DocumentReader.json(written);
            throw new AssertionError("was read: " + written);
        } catch (UnreadableDocument unreadable) {
            assertThat(words.say(unreadable.said(), unreadable.message(), Locale.GERMAN))
                    .isNotEqualTo(unreadable.message());
            return unreadable.said();
        }
    }
}

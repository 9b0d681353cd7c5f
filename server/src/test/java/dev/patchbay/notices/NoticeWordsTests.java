package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.platform.Texts;
import dev.patchbay.vetting.CheckWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class NoticeWordsTests {

    private final NoticeWords words = words();

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void hasWordsForEveryKindInBothLanguages(NoticeKind kind) {
        var said = Map.ofEntries(
                Map.entry("app", "Help Desk"),
                Map.entry("organization", "Acme"),
                Map.entry("name", "Olivia"),
                Map.entry("role", "admin"),
                Map.entry("answer", "Yes"),
                Map.entry("reason", "No"),
                Map.entry("widget", "Load"),
                Map.entry("device", "Firefox"),
                Map.entry("address", "192.0.2.1"),
                Map.entry("passkey", "Key"),
                Map.entry("roles", "operator"),
                Map.entry("version", "2.0.0"),
                Map.entry("day", "2027-03-31"),
                Map.entry("message", "Take Support Desk."),
                Map.entry("rules", "health,https"),
                Map.entry("slot", "records"),
                Map.entry("minutes", "10"),
                Map.entry("megabytes", "600"),
                Map.entry("count", "12"),
                Map.entry("what", "BTC · Price"),
                Map.entry("side", "above"),
                Map.entry("figure", "121000.5"),
                Map.entry("bound", "120000.0"),
                Map.entry("unit", "USD"),
                Map.entry("error", "550"));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(words.name(kind, locale)).isNotBlank().doesNotContain("{");
            assertThat(words.title(kind, said, locale)).isNotBlank().doesNotContain("{");
            assertThat(words.text(kind, said, locale)).isNotBlank().doesNotContain("{");
        }
        assertThat(words.text(kind, said, Locale.GERMAN)).isNotEqualTo(words.text(kind, said, Locale.ENGLISH));
    }

    private static NoticeWords words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/notices", "messages/vetting");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var texts = new Texts(messages);
        return new NoticeWords(texts, new CheckWords(texts));
    }
}

package dev.patchbay.notices;

import dev.patchbay.platform.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes notices in a language. */
@Component
class NoticeWords {

    /** A value of this name is a word of ours, such as a role, and is said in the reader's language too. */
    static final String ROLE = "role";

    private final Texts texts;

    NoticeWords(Texts texts) {
        this.texts = texts;
    }

    String title(NoticeKind kind, Map<String, String> said, Locale locale) {
        return texts.say(key(kind, "title"), locale, translated(said, locale));
    }

    String text(NoticeKind kind, Map<String, String> said, Locale locale) {
        return texts.say(key(kind, "text"), locale, translated(said, locale));
    }

    /** What the kind is called where people choose their letters. */
    String name(NoticeKind kind, Locale locale) {
        return texts.say(key(kind, "name"), locale, Map.of());
    }

    private Map<String, String> translated(Map<String, String> said, Locale locale) {
        String role = said.get(ROLE);
        if (role == null) {
            return said;
        }
        var translated = new HashMap<>(said);
        translated.put(ROLE, texts.say("notice.role." + role, locale, Map.of()));
        return translated;
    }

    private static String key(NoticeKind kind, String part) {
        return "notice." + kind.word() + "." + part;
    }
}

package dev.patchbay.notices;

import dev.patchbay.platform.Texts;
import dev.patchbay.vetting.CheckWords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes notices in a language. */
@Component
class NoticeWords {

    /** A value of this name is a word of ours, such as a role, and is said in the reader's language too. */
    static final String ROLE = "role";

    /** A value of this name is a replication slot, and what it carries is said in the reader's language. */
    static final String SLOT = "slot";

    /** A value of this name is a day, and is written as the reader writes days. */
    private static final String DAY = "day";

    /** A value of this name is where a number stands to its threshold, and is said in the reader's language too. */
    static final String SIDE = "side";

    /** Values of these names are numbers, and are written as the reader writes them, with the unit and the decimals that are said. */
    static final String FIGURE = "figure";

    static final String BOUND = "bound";

    /** A value of this name is the unit of the numbers; empty for none. */
    static final String UNIT = "unit";

    /** A value of this name is how many decimals the numbers are written with; without it, as many as suit. */
    static final String DECIMALS = "decimals";

    /** A value of this name is rules of checks, with commas between them, and is said in the reader's language too. */
    static final String RULES = "rules";

    private final Texts texts;
    private final CheckWords checks;

    NoticeWords(Texts texts, CheckWords checks) {
        this.texts = texts;
        this.checks = checks;
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
        var translated = new HashMap<>(said);
        translated.computeIfPresent(ROLE, (name, role) -> texts.say("notice.role." + role, locale, Map.of()));
        translated.computeIfPresent(SLOT, (name, slot) -> texts.say("notice.slot." + slot, locale, Map.of()));
        translated.computeIfPresent(SIDE, (name, side) -> texts.say("notice.side." + side, locale, Map.of()));
        for (String number : List.of(FIGURE, BOUND)) {
            translated.computeIfPresent(number, (name, given) -> figure(given, said, locale));
        }
        translated.computeIfPresent(
                RULES,
                (name, rules) -> Stream.of(rules.split(","))
                        .map(rule -> texts.say("notice.rule", locale, Map.of("rule", checks.title(rule, locale))))
                        .collect(Collectors.joining(", ")));
        translated.computeIfPresent(
                DAY,
                (name, day) -> LocalDate.parse(day)
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .localizedBy(locale)));
        return translated;
    }

    private static String figure(String given, Map<String, String> said, Locale locale) {
        String decimals = said.get(DECIMALS);
        return new Figures(locale)
                .figure(
                        Double.parseDouble(given),
                        said.getOrDefault(UNIT, ""),
                        decimals == null ? null : Integer.valueOf(decimals));
    }

    private static String key(NoticeKind kind, String part) {
        return "notice." + kind.word() + "." + part;
    }
}

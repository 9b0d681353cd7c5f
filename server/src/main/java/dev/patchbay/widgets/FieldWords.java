package dev.patchbay.widgets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What fields are called and measured in, as far as their names and their schema say it; {@code web/src/lib/fieldWords.ts} finds the
 * same.
 */
final class FieldWords {

    static final int LONGEST_UNIT = 20;
    private static final int LONGEST_TITLE = 80;
    private static final int READ = 500;

    private static final Pattern HUMP = Pattern.compile("([\\p{Ll}\\d])(\\p{Lu})");
    private static final Pattern BETWEEN = Pattern.compile("[\\s_.-]+");
    private static final Pattern SHOUTED = Pattern.compile("\\p{Lu}{2,}");

    /** Only those that are no words: nobody means the currency with “all” or “top”. */
    private static final Set<String> CURRENCIES = Set.of(
            "usd eur gbp chf jpy cny cad aud nzd sek nok dkk pln czk huf ron inr brl mxn krw zar sgd hkd".split(" "));

    /** What a last word of a name means. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("percent", "%"),
            Map.entry("percentage", "%"),
            Map.entry("pct", "%"),
            Map.entry("prozent", "%"),
            Map.entry("celsius", "°C"),
            Map.entry("fahrenheit", "°F"),
            Map.entry("bytes", "B"),
            Map.entry("ms", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("seconds", "s"),
            Map.entry("sekunden", "s"),
            Map.entry("kwh", "kWh"),
            Map.entry("kw", "kW"),
            Map.entry("mw", "MW"),
            Map.entry("watts", "W"),
            Map.entry("volts", "V"),
            Map.entry("kg", "kg"),
            Map.entry("km", "km"),
            Map.entry("kmh", "km/h"),
            Map.entry("kph", "km/h"),
            Map.entry("mph", "mph"),
            Map.entry("cm", "cm"),
            Map.entry("mm", "mm"),
            Map.entry("hpa", "hPa"),
            Map.entry("mbar", "mbar"),
            Map.entry("hz", "Hz"),
            Map.entry("mhz", "MHz"),
            Map.entry("ghz", "GHz"),
            Map.entry("ppm", "ppm"),
            Map.entry("rpm", "rpm"),
            Map.entry("lux", "lx"),
            Map.entry("db", "dB"));

    /** Signs in descriptions, “in °C” or “(kWh)”. */
    private static final Pattern SIGNS = Pattern.compile(
            "(?:\\b[Ii]n\\s+|[(\\[]\\s*)(°C|°F|%|kWh|kW|MWh|MW|W|V|km/h|km|kg|cm|mm|m/s|ms|hPa|mbar|MHz|GHz|kHz|Hz|ppm|rpm|dB|lx"
                    + "|kB|MB|GB|bytes|percent|Prozent|seconds|Sekunden)(?=[\\s)\\].,;]|$)");

    /** Whole words anywhere in them. */
    private static final List<Map.Entry<Predicate<String>, String>> SAID = List.of(
            Map.entry(saying("\\bUS[- ]dollars?\\b|\\bUS-Dollar\\b"), "USD"),
            Map.entry(saying("\\beuros?\\b"), "EUR"),
            Map.entry(saying("\\bpounds? sterling\\b"), "GBP"),
            Map.entry(saying("\\bswiss francs?\\b|\\bSchweizer Franken\\b"), "CHF"),
            Map.entry(saying("\\bdegrees? celsius\\b|\\bGrad Celsius\\b"), "°C"),
            Map.entry(saying("\\bper ?cent\\b|\\bProzent\\b"), "%"));

    private FieldWords() {}

    private static Predicate<String> saying(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE).asPredicate();
    }

    /** In what a number is measured: as its schema says, else its name, else its title and description; null where nothing does. */
    static @Nullable String unit(String name, JsonNode property) {
        for (String member : List.of("unit", "x-unit")) {
            String given = text(property.path(member));
            if (!given.isBlank() && given.length() <= LONGEST_UNIT) {
                return given.strip();
            }
        }
        String named = unitOfWord(words(name).getLast());
        if (named != null) {
            return named;
        }
        for (String member : List.of("title", "description")) {
            String told = unitIn(text(property.path(member)));
            if (told != null) {
                return told;
            }
        }
        return null;
    }

    private static @Nullable String unitIn(String text) {
        String read = text.length() > READ ? text.substring(0, READ) : text;
        Matcher sign = SIGNS.matcher(read);
        if (sign.find()) {
            return UNITS.getOrDefault(sign.group(1).toLowerCase(Locale.ROOT), sign.group(1));
        }
        return SAID.stream()
                .filter(said -> said.getKey().test(read))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** What a number is called: its schema's title, else its name as words, without a unit that stands beside its figures anyway. */
    static String title(String name, JsonNode property) {
        String title = text(property.path("title"));
        if (!title.isBlank()) {
            return shortened(title.strip());
        }
        List<String> words = words(name);
        if (words.size() == 1 && CURRENCIES.contains(name.toLowerCase(Locale.ROOT))) {
            return name.toUpperCase(Locale.ROOT);
        }
        int said = words.size() > 1 && unitOfWord(words.getLast()) != null ? words.size() - 1 : words.size();
        String text = String.join(
                " ",
                words.subList(0, said).stream()
                        .map(word -> SHOUTED.matcher(word).matches() ? word : word.toLowerCase(Locale.ROOT))
                        .toList());
        int first = text.offsetByCodePoints(0, 1);
        return shortened(text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first));
    }

    /** {@code change_percent}, {@code changePercent} and {@code change-percent} are the words “change” and “percent”; never none. */
    static List<String> words(String name) {
        List<String> words = Arrays.stream(BETWEEN.split(HUMP.matcher(name).replaceAll("$1 $2")))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty() ? List.of(name) : words;
    }

    private static String text(JsonNode said) {
        return said.isString() ? said.asString() : "";
    }

    private static @Nullable String unitOfWord(String word) {
        String known = word.toLowerCase(Locale.ROOT);
        return CURRENCIES.contains(known) ? known.toUpperCase(Locale.ROOT) : UNITS.get(known);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}

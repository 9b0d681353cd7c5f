package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refuses text that deceives its reader: control and direction characters, and names that look like other names. */
final class TextRules {

    /** Scripts that are written together in ordinary names (UTS #39 §5.2, "highly restrictive"). */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    /** Letters of other scripts, and digits, that look like Latin ones (a part of UTS #39's confusables). */
    private static final Map<Integer, Integer> LOOKS_LIKE =
            table("авеікмнорстухѕјԁԛԝһӏαβγεικνοπρτυχω01|", "abeikmhopctyxsjdqwhlabyeikvonptuxwoll");

    private TextRules() {}

    private static Map<Integer, Integer> table(String from, String to) {
        int[] keys = from.codePoints().toArray();
        int[] values = to.codePoints().toArray();
        return java.util.stream.IntStream.range(0, keys.length)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(i -> keys[i], i -> values[i]));
    }

    /** Notes every text of the document, keys included, that holds characters which are not seen or turn the direction. */
    static void check(JsonNode node, String pointer, List<Fault> faults) {
        if (node.isString()) {
            if (holds(node.asString(), TextRules::isHidden)) {
                faults.add(ManifestMistake.HIDDEN_CHARACTERS.at(
                        pointer,
                        "Holds characters that cannot be seen or that turn the reading direction: remove them."));
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String below = Fault.below(pointer, member.getKey());
                if (holds(member.getKey(), TextRules::isHidden)) {
                    faults.add(ManifestMistake.HIDDEN_IN_KEY.at(
                            below, "The key holds characters that cannot be seen: remove them."));
                }
                check(member.getValue(), below, faults);
            });
        } else {
            int index = 0;
            for (JsonNode element : node) {
                check(element, Fault.below(pointer, Integer.toString(index++)), faults);
            }
        }
    }

    /** Whether a name mixes scripts that are not written together, as in a Latin word with one Cyrillic letter. */
    static boolean mixesScripts(String name) {
        Set<UnicodeScript> scripts = name.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
        return scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts));
    }

    /** What a name looks like: two names with the same look are taken for each other. */
    static String look(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("rn", "m")
                .replace("vv", "w");
        var look = new StringBuilder();
        folded.codePoints()
                .filter(character -> Character.isLetterOrDigit(character) || character == '|')
                .map(character -> LOOKS_LIKE.getOrDefault(character, character))
                .map(character -> character == 'i' ? 'l' : character)
                .forEach(look::appendCodePoint);
        return look.toString();
    }

    private static boolean holds(String text, IntPredicate forbidden) {
        return text.codePoints().anyMatch(forbidden);
    }

    private static boolean isHidden(int character) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            // ZERO WIDTH JOINER makes one emoji of several
            case Character.FORMAT -> character != 0x200D;
            default -> false;
        };
    }
}

package dev.patchbay.vetting;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param evidence what it saw: texts, numbers, truth values, and lists and maps of them; cut to a bounded size
 * @param mend what to do, or why nobody looked; null where there is nothing to say
 */
public record CheckResult(
        Outcome outcome,
        Map<String, Object> evidence,
        @Nullable Mend mend) {

    /** Evidence of a check that Patchbay could not carry out. */
    static final String PATCHBAY_FAILED = "patchbayFailed";

    /** Entries of a list, and members of a map. */
    private static final int MOST = 20;

    private static final int LONGEST = 300;
    private static final int DEEPEST = 4;

    /**
     * A sentence in each language, the message {@code vetting.mend.<key>}.
     *
     * @param values for the places of the message
     */
    public record Mend(String key, Map<String, String> values) {

        public Mend {
            var cut = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> cut.put(name, shortened(value)));
            values = Map.copyOf(cut);
        }
    }

    public CheckResult {
        evidence = bounded(evidence, 0);
    }

    public static CheckResult passed(Map<String, Object> evidence) {
        return new CheckResult(Outcome.PASSED, evidence, null);
    }

    public static CheckResult failed(Map<String, Object> evidence, String mend, Map<String, String> values) {
        return new CheckResult(Outcome.FAILED, evidence, new Mend(mend, values));
    }

    public static CheckResult failed(Map<String, Object> evidence, String mend) {
        return failed(evidence, mend, Map.of());
    }

    public static CheckResult warned(Map<String, Object> evidence, String mend, Map<String, String> values) {
        return new CheckResult(Outcome.WARNED, evidence, new Mend(mend, values));
    }

    public static CheckResult skipped(String why, Map<String, String> values) {
        return new CheckResult(Outcome.SKIPPED, Map.of(), new Mend(why, values));
    }

    public static CheckResult skipped(String why) {
        return skipped(why, Map.of());
    }

    /** An address that gave no answer at all: skipped where only its owner's machine can reach it, else failed. */
    static CheckResult unanswered(URI address, Ask.Silence silence) {
        var shown = Map.of("address", address.toString());
        if (silence.onlyOnItsOwnMachine()) {
            return skipped("own-machine", shown);
        }
        return failed(
                Map.of("address", address.toString(), "failure", silence.reason()),
                "silent." + silence.reason(),
                shown);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static Map<String, Object> bounded(Map<?, ?> map, int depth) {
        var kept = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
            if (kept.size() == MOST || depth == DEEPEST) {
                break;
            }
            kept.put(shortened(String.valueOf(entry.getKey())), bounded(entry.getValue(), depth + 1));
        }
        return kept;
    }

    private static Object bounded(@Nullable Object value, int depth) {
        return switch (value) {
            case Number number -> number;
            case Boolean truth -> truth;
            case Map<?, ?> map -> bounded(map, depth);
            case List<?> list
            when depth < DEEPEST ->
                list.stream()
                        .limit(MOST)
                        .map(element -> bounded(element, depth + 1))
                        .toList();
            case null, default -> shortened(String.valueOf(value));
        };
    }
}

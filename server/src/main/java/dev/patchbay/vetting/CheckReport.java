package dev.patchbay.vetting;

import dev.patchbay.documents.ReadableJson;
import dev.patchbay.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the command line prints. */
final class CheckReport {

    private final String manifest;
    private final List<Run.Result> results;
    private final Locale locale;
    private final Texts texts;
    private final CheckWords words;

    CheckReport(String manifest, List<Run.Result> results, Locale locale) {
        this.manifest = manifest;
        this.results = results;
        this.locale = locale;
        texts = Texts.of("messages/vetting", "messages/manifest");
        words = new CheckWords(texts);
    }

    boolean publishable() {
        return results.stream().noneMatch(Run.Result::stopsPublishing);
    }

    String text() {
        var text = new StringBuilder();
        for (Run.Result result : results) {
            text.append(sign(result.outcome())).append(' ').append(words.title(result.rule(), locale));
            text.append(" (").append(result.rule());
            if (result.stopsPublishing()) {
                text.append(", ").append(say("enforced", Map.of()));
            }
            text.append(")\n");
            String mend = words.mend(result, locale);
            if (!mend.isEmpty()) {
                text.append("    ").append(printable(mend)).append('\n');
            }
            if (result.outcome() == Outcome.FAILED || result.rule().equals(ResponseTimeCheck.RULE)) {
                words.evidence(result, locale).forEach((name, value) -> line(text, name, value));
            }
        }
        text.append('\n').append(say("summary", counts())).append('\n');
        return text.append(say(publishable() ? "ok" : "refused", Map.of()))
                .append('\n')
                .toString();
    }

    String json() {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("manifest", manifest);
        root.put("publishable", publishable());
        var list = root.putArray("results");
        for (Run.Result result : results) {
            String mend = words.mend(result, locale);
            list.addObject()
                    .put("rule", result.rule())
                    .put("mode", result.mode().word())
                    .put("outcome", result.outcome().word())
                    .put("title", words.title(result.rule(), locale))
                    .put("mend", mend.isEmpty() ? null : mend)
                    .set("evidence", JsonMapper.shared().valueToTree(words.evidence(result, locale)));
        }
        return ReadableJson.of(root) + "\n";
    }

    private void line(StringBuilder text, String name, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> line(text, name, element));
        } else if (value instanceof Map<?, ?> map && map.containsKey("detail")) {
            text.append("    ")
                    .append(say("line", Map.of("line", String.valueOf(map.get("line")))))
                    .append(", ")
                    .append(printable(String.valueOf(map.get("pointer"))));
            text.append(": ")
                    .append(printable(String.valueOf(map.get("detail"))))
                    .append('\n');
        } else {
            text.append("    ")
                    .append(printable(name))
                    .append(": ")
                    .append(printable(String.valueOf(value)))
                    .append('\n');
        }
    }

    /** Others' answers must not command the terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "·");
    }

    private Map<String, String> counts() {
        return Map.of(
                "passed", count(Outcome.PASSED),
                "failed", count(Outcome.FAILED),
                "warned", count(Outcome.WARNED),
                "skipped", count(Outcome.SKIPPED));
    }

    private String count(Outcome outcome) {
        return Long.toString(
                results.stream().filter(result -> result.outcome() == outcome).count());
    }

    private String say(String key, Map<String, String> values) {
        return texts.say("vetting.command." + key, locale, values);
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case WARNED -> "!";
            case SKIPPED -> "–";
        };
    }
}

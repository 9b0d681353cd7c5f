package dev.patchbay.vetting;

import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.UnreadableDocument;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /manifest} says what the manifest says of the widget, and {@code /bundle} is a script within its budget. */
final class WidgetCheck extends UsualCheck {

    static final String RULE = "widget";

    private static final int LARGEST_DESCRIPTION = 64 * 1024;

    private final int budget;

    /** @param budget of the bundle, in bytes after decompression */
    WidgetCheck(int budget) {
        super(RULE, RuleMode.ENFORCE);
        this.budget = budget;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (!subject.is(IntegrationType.WIDGET)) {
            return CheckResult.skipped("widget.none");
        }
        var evidence = new LinkedHashMap<String, Object>();
        var described = description(subject, evidence);
        return described == null ? bundle(subject, evidence) : described;
    }

    private static @Nullable CheckResult description(CheckSubject subject, Map<String, Object> evidence) {
        var address = subject.below("/manifest");
        switch (subject.ask().get(address, "application/json", LARGEST_DESCRIPTION)) {
            case Ask.Silence silence -> {
                return CheckResult.unanswered(address, silence);
            }
            case Ask.Heard heard
            when heard.status() != 200 -> {
                return status(address.toString(), heard, evidence);
            }
            case Ask.Heard heard -> {
                JsonNode said;
                try {
                    said = DocumentReader.json(heard.response().body()).root();
                } catch (UnreadableDocument unreadable) {
                    evidence.put("line", unreadable.line());
                    return CheckResult.failed(
                            evidence,
                            "widget.manifest-unreadable",
                            new Mistake(unreadable.message(), unreadable.said()).kept());
                }
                JsonNode expected = subject.manifest().widget();
                if (!said.isObject() || (expected != null && !same(said, expected))) {
                    evidence.put("said", said.toString());
                    evidence.put("expected", String.valueOf(expected));
                    return CheckResult.failed(evidence, "widget.manifest-differs");
                }
                return null;
            }
        }
    }

    /** Numbers may come as different kinds of nodes. */
    private static boolean same(JsonNode first, JsonNode second) {
        var json = JsonMapper.shared();
        return json.readTree(first.toString()).equals(json.readTree(second.toString()));
    }

    private CheckResult bundle(CheckSubject subject, Map<String, Object> evidence) {
        var address = subject.below("/bundle");
        return switch (subject.ask().get(address, "text/javascript", budget)) {
            case Ask.Silence silence
            when silence.reason().equals("too-large") -> {
                evidence.put("budgetBytes", budget);
                yield CheckResult.failed(
                        evidence, "widget.bundle-too-large", Map.of("kilobytes", Integer.toString(budget / 1024)));
            }
            case Ask.Silence silence -> CheckResult.unanswered(address, silence);
            case Ask.Heard heard when heard.status() != 200 -> status(address.toString(), heard, evidence);
            case Ask.Heard heard -> script(heard, evidence);
        };
    }

    private CheckResult script(Ask.Heard heard, Map<String, Object> evidence) {
        String type = heard.response().header("Content-Type").orElse("");
        evidence.put("bytes", heard.response().body().length);
        evidence.put("budgetBytes", budget);
        evidence.put("contentType", type);
        String text = heard.response().text().strip();
        boolean javascript = type.toLowerCase(Locale.ROOT).contains("javascript");
        return javascript && !text.isEmpty() && !text.startsWith("<")
                ? CheckResult.passed(evidence)
                : CheckResult.failed(evidence, "widget.no-script");
    }

    private static CheckResult status(String address, Ask.Heard heard, Map<String, Object> evidence) {
        evidence.put("address", address);
        evidence.put("status", heard.status());
        return CheckResult.failed(
                evidence, "widget.status", Map.of("address", address, "status", Integer.toString(heard.status())));
    }
}

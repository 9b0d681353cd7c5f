package dev.patchbay.vetting;

import dev.patchbay.catalog.IntegrationType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The start page of an app, or the bundle of a widget, loads nothing over http. */
final class MixedContentCheck extends UsualCheck {

    static final String RULE = "mixed-content";

    private static final int MAXIMUM_BYTES = 1 << 20;

    MixedContentCheck() {
        super(RULE, RuleMode.ENFORCE);
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.runByOrganizations()) {
            return CheckResult.skipped("run-by-organizations");
        }
        if (subject.is(IntegrationType.DATA_SOURCE)) {
            return CheckResult.skipped("mixed-content.nothing-shown");
        }
        boolean widget = subject.is(IntegrationType.WIDGET);
        URI address = widget ? subject.below("/bundle") : subject.manifest().appUrl();
        var end = Following.from(address, subject.ask(), widget ? "text/javascript" : "text/html", MAXIMUM_BYTES);
        var plain = end.steps().stream()
                .skip(1)
                .filter(step -> "http".equals(step.getScheme()) && !CheckSubject.loopback(step))
                .findFirst();
        if (plain.isPresent()) {
            return CheckResult.failed(
                    Map.of(
                            "address",
                            address.toString(),
                            "redirect",
                            plain.get().toString()),
                    "mixed-content.redirect",
                    Map.of("address", plain.get().toString()));
        }
        return switch (end.reply()) {
            // a page that sends people elsewhere first, as to their sign-in, shows nothing by itself
            case Ask.Silence silence ->
                end.redirected()
                        ? CheckResult.skipped(
                                "mixed-content.elsewhere",
                                Map.of("address", end.last().toString()))
                        : CheckResult.unanswered(address, silence);
            case Ask.Heard heard -> read(end.last(), heard, widget);
        };
    }

    private static CheckResult read(URI address, Ask.Heard heard, boolean widget) {
        if (heard.status() >= 400) {
            return CheckResult.failed(
                    Map.of("address", address.toString(), "status", heard.status()),
                    "mixed-content.status",
                    Map.of("address", address.toString(), "status", Integer.toString(heard.status())));
        }
        String type = heard.response().header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean page = type.contains("html") || type.isEmpty();
        if (!widget && !page) {
            return CheckResult.skipped("mixed-content.no-page", Map.of("address", address.toString()));
        }
        String text = heard.response().text();
        List<String> found = widget ? InsecureReferences.inScript(text) : InsecureReferences.inPage(text);
        Map<String, Object> evidence =
                Map.of("address", address.toString(), "bytes", heard.response().body().length, "insecure", found);
        return found.isEmpty()
                ? CheckResult.passed(evidence)
                : CheckResult.failed(evidence, "mixed-content.found", Map.of("first", found.getFirst()));
    }
}

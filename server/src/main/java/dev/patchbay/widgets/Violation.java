package dev.patchbay.widgets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a browser says that a frame's policy kept it from (CSP Level 3 §5.3, and the Reporting API). Anybody can say anything, so
 * that of all words only those of a list are taken.
 *
 * @param address what stands in the frame's address: a bundle's hash, or where a draft is tried
 * @param directive of the policy
 * @param blocked what it was kept from: {@code inline}, {@code eval}, {@code data}, {@code blob}, {@code insecure} (not
 *     encrypted), {@code elsewhere} (another host) or {@code other}
 */
record Violation(BundleId address, String directive, String blocked) {

    private static final int MOST_AT_ONCE = 10;

    private static final Pattern DOCUMENT = Pattern.compile("https?://[^/]+/w/([0-9a-f]{64})/(?:[0-9a-f]{64}/)?frame");
    private static final Pattern DIRECTIVE =
            Pattern.compile("(default|script|style|img|font|connect|worker|frame|media|object)"
                    + "-src(-elem|-attr)?|form-action|base-uri|frame-ancestors|sandbox|child-src|manifest-src");

    /** Those of a request, ten at most. */
    static List<Violation> read(JsonNode said) {
        if (said.isArray()) {
            return said.valueStream()
                    .limit(MOST_AT_ONCE)
                    .map(report -> report.path("body"))
                    .flatMap(report ->
                            of(report.path("documentURL"), report.path("effectiveDirective"), report.path("blockedURL"))
                                    .stream())
                    .toList();
        }
        JsonNode report = said.path("csp-report");
        return of(
                        report.path("document-uri"),
                        report.path(report.has("effective-directive") ? "effective-directive" : "violated-directive"),
                        report.path("blocked-uri"))
                .stream()
                .toList();
    }

    private static Optional<Violation> of(JsonNode document, JsonNode directive, JsonNode blocked) {
        Matcher frame = DOCUMENT.matcher(document.asString("").split("[?#]", 2)[0]);
        String name = directive.asString("").split(" ", 2)[0];
        return frame.matches() && DIRECTIVE.matcher(name).matches()
                ? Optional.of(new Violation(new BundleId(frame.group(1)), name, kindOf(blocked.asString(""))))
                : Optional.empty();
    }

    private static String kindOf(String blocked) {
        String scheme = blocked.split(":", 2)[0].toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "inline", "eval", "data", "blob" -> scheme;
            case "wasm-eval" -> "eval";
            case "http", "ws" -> "insecure";
            case "https", "wss" -> "elsewhere";
            default -> "other";
        };
    }
}

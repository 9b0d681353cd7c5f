package dev.patchbay.widgets;

import dev.patchbay.limits.Rate;
import dev.patchbay.limits.Rates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what browsers report of frames (CSP Level 3 §5.3, and the Reporting API): what a widget tried that it may not. Anybody can
 * send anything here, so that a report is read to a bound, counted, and no word of it is kept.
 */
@Component
class Reports {

    private static final int LARGEST = 16 * 1024;

    /** Of one browser; and of all of them together. */
    private static final Rate PER_ADDRESS = new Rate(60, Duration.ofMinutes(1));

    private static final Rate ALTOGETHER = new Rate(600, Duration.ofMinutes(1));

    private static final int MOST_AT_ONCE = 10;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Pattern DOCUMENT = Pattern.compile("https?://[^/]+/w/([0-9a-f]{64})/frame");
    private static final Pattern DIRECTIVE =
            Pattern.compile("(default|script|style|img|font|connect|worker|frame|media|object)"
                    + "-src(-elem|-attr)?|form-action|base-uri|frame-ancestors|sandbox|child-src|manifest-src");

    private final Rates rates;
    private final ReportTable table;
    private final ServedBundles bundles;
    private final JsonMapper json;

    Reports(Rates rates, ReportTable table, ServedBundles bundles, JsonMapper json) {
        this.rates = rates;
        this.table = table;
        this.bundles = bundles;
        this.json = json;
    }

    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "OPTIONS" -> {
                response.setHeader("Access-Control-Allow-Methods", "POST");
                response.setHeader("Access-Control-Allow-Headers", "content-type");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case "POST" -> response.setStatus(taken(request));
            default -> {
                response.setHeader("Allow", "POST, OPTIONS");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private int taken(HttpServletRequest request) throws IOException {
        if (!rates.take("widget-reports:" + request.getRemoteAddr(), PER_ADDRESS)
                        .allowed()
                || !rates.take("widget-reports", ALTOGETHER).allowed()) {
            return TOO_MANY_REQUESTS;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        JsonNode said;
        try {
            said = json.readTree(body);
        } catch (JacksonException unreadable) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        if (said.isArray()) {
            said.valueStream()
                    .limit(MOST_AT_ONCE)
                    .map(report -> report.path("body"))
                    .forEach(report -> count(report.path("documentURL"), report.path("effectiveDirective")));
        } else {
            JsonNode report = said.path("csp-report");
            count(
                    report.path("document-uri"),
                    report.path(report.has("effective-directive") ? "effective-directive" : "violated-directive"));
        }
        return HttpServletResponse.SC_NO_CONTENT;
    }

    private void count(JsonNode document, JsonNode directive) {
        Matcher frame = DOCUMENT.matcher(document.asString("").split("[?#]", 2)[0]);
        String name = directive.asString("").split(" ", 2)[0];
        if (frame.matches() && DIRECTIVE.matcher(name).matches()) {
            var address = new BundleId(frame.group(1));
            BundleId bundle = bundles.tried(address.sha256()).orElse(address);
            if (bundles.standing(bundle) != BundleTable.Standing.UNKNOWN) {
                table.count(bundle, ReportTable.Kind.BLOCKED, name);
            }
        }
    }
}

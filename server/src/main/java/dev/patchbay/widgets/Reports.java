package dev.patchbay.widgets;

import dev.patchbay.kernel.Trouble;
import dev.patchbay.limits.Rate;
import dev.patchbay.limits.Rates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what browsers report of frames: what a widget tried that it may not. Anybody can send anything here, so that a report is read
 * to a bound, counted, and no word of it is kept.
 */
@Component
class Reports {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);

    private static final int LARGEST = 16 * 1024;

    /** Of one browser; and of one bundle, so that nobody who reports one without end keeps others from being counted. */
    private static final Rate PER_ADDRESS = new Rate(60, Duration.ofMinutes(1));

    private static final Rate PER_BUNDLE = new Rate(60, Duration.ofMinutes(1));

    private static final int TOO_MANY_REQUESTS = 429;

    private final Rates rates;
    private final ReportDesk desk;
    private final ServedBundles bundles;
    private final JsonMapper json;
    private final Trouble trouble = new Trouble();

    Reports(Rates rates, ReportDesk desk, ServedBundles bundles, JsonMapper json) {
        this.rates = rates;
        this.desk = desk;
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
                .allowed()) {
            return TOO_MANY_REQUESTS;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        List<Violation> said;
        try {
            said = Violation.read(json.readTree(body));
        } catch (JacksonException unreadable) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        return counted(said) ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    /** A report that cannot be counted is lost, and nothing else is. */
    private boolean counted(List<Violation> said) {
        try {
            said.forEach(this::count);
            if (trouble.ends()) {
                log.info("What browsers report of frames is counted again");
            }
            return true;
        } catch (DataAccessException | TransactionException away) {
            if (trouble.begins()) {
                log.warn("What browsers report of frames is not counted: {}", Trouble.inOneLine(away));
            }
            return false;
        }
    }

    private void count(Violation violation) {
        BundleId bundle = bundles.tried(violation.address().sha256()).orElse(violation.address());
        if (bundles.standing(bundle) != BundleTable.Standing.UNKNOWN
                && rates.take("widget-reports-of:" + bundle.sha256(), PER_BUNDLE)
                        .allowed()) {
            desk.take(
                    new ReportTable.Report(bundle, ReportKind.BLOCKED, violation.directive(), violation.blocked()),
                    null);
        }
    }
}

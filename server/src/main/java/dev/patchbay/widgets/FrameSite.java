package dev.patchbay.widgets;

import dev.patchbay.gateway.WidgetSite;
import dev.patchbay.kernel.Trouble;
import dev.patchbay.limits.Rate;
import dev.patchbay.limits.Rates;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** All that the widgets' host has: frames, bundles, the script that both stand on, and a place for what browsers report. */
@Component
class FrameSite implements WidgetSite {

    private static final Logger log = LoggerFactory.getLogger(FrameSite.class);

    private static final Pattern FILE = Pattern.compile("/w/([0-9a-f]{64})/(?:bundle\\.js|(?:([0-9a-f]{64})/)?frame)");
    private static final Set<String> READ = Set.of("GET", "HEAD");

    /** A house full of people with full dashboards comes from one address. */
    private static final Rate PER_ADDRESS = new Rate(3_000, Duration.ofMinutes(1));

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final int TOO_MANY_REQUESTS = 429;

    private final ServedBundles bundles;
    private final FramePage page;
    private final RuntimeScript runtime;
    private final Reports reports;
    private final Rates rates;
    private final boolean secure;
    private final Trouble trouble = new Trouble();

    FrameSite(
            ServedBundles bundles,
            FramePage page,
            RuntimeScript runtime,
            Reports reports,
            Rates rates,
            PatchbaySettings settings) {
        this.bundles = bundles;
        this.page = page;
        this.runtime = runtime;
        this.reports = reports;
        this.rates = rates;
        this.secure = settings.secure();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        common(response);
        String path = request.getRequestURI();
        if (path.equals("/w/reports")) {
            reports.take(request, response);
        } else if (!READ.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            read(request, response, path);
        }
    }

    /** Frames are of no origin at all, so that whatever they load is loaded across origins. */
    private void common(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void read(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (path.equals("/runtime.js")) {
            runtime(response);
            return;
        }
        Matcher file = FILE.matcher(path);
        if (!file.matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!rates.take("widget-site:" + request.getRemoteAddr(), PER_ADDRESS).allowed()) {
            response.setStatus(TOO_MANY_REQUESTS);
            response.setHeader("Retry-After", "1");
            return;
        }
        try {
            var address = new BundleId(file.group(1));
            String policy = file.group(2);
            if (policy != null) {
                opened(response, address, policy);
            } else if (path.endsWith("/frame")) {
                frame(response, address);
            } else {
                bundle(response, address);
            }
            if (trouble.ends()) {
                log.info("Frames of widgets are shown again");
            }
        } catch (DataAccessException | TransactionException away) {
            if (trouble.begins()) {
                log.warn("No frames of widgets are shown: {}", Trouble.inOneLine(away));
            }
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void frame(HttpServletResponse response, BundleId address) throws IOException {
        Optional<BundleId> tried = bundles.tried(address.sha256());
        BundleId bundle = tried.orElse(address);
        switch (bundles.standing(bundle)) {
            case GONE -> response.setStatus(HttpServletResponse.SC_GONE);
            case UNKNOWN -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            case TRIED -> {
                if (tried.isPresent() || bundles.standingNow(bundle) == BundleTable.Standing.LIVE) {
                    document(response, bundle, FramePolicy.CLOSED);
                } else {
                    // a draft has no other address than the one that was given out for it
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                }
            }
            case LIVE -> document(response, bundle, FramePolicy.CLOSED);
        }
    }

    /** A frame that may connect to something: only as a version says that may be shown. */
    private void opened(HttpServletResponse response, BundleId bundle, String name) throws IOException {
        BundleTable.Stated stated = bundles.stated(bundle, name).orElse(null);
        if (stated == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (stated.yanked() || bundles.standing(bundle) != BundleTable.Standing.LIVE) {
            response.setStatus(HttpServletResponse.SC_GONE);
        } else {
            document(response, bundle, stated.policy());
        }
    }

    private void document(HttpServletResponse response, BundleId bundle, FramePolicy policy) throws IOException {
        RuntimeScript.Script script = runtime.script().orElse(null);
        if (script == null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        page.headers(bundle, policy).forEach(response::setHeader);
        send(response, "text/html;charset=UTF-8", page.document(bundle, script).getBytes(StandardCharsets.UTF_8));
    }

    private void bundle(HttpServletResponse response, BundleId bundle) throws IOException {
        switch (bundles.standing(bundle)) {
            case GONE -> response.setStatus(HttpServletResponse.SC_GONE);
            case UNKNOWN -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            case LIVE, TRIED -> {
                byte[] script = bundles.script(bundle).orElse(null);
                if (script == null) {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                } else {
                    response.setHeader("Cache-Control", FOR_EVER);
                    // so that the frame can tell a script that came whole from one that was cut off
                    response.setHeader("Timing-Allow-Origin", "*");
                    send(response, SCRIPT, script);
                }
            }
        }
    }

    /** Its address stays and its bytes change with Patchbay's version: the frame's {@code integrity} says which ones it means. */
    private void runtime(HttpServletResponse response) throws IOException {
        RuntimeScript.Script script = runtime.script().orElse(null);
        if (script == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-cache");
        send(response, SCRIPT, script.bytes());
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package dev.patchbay.widgets;

import dev.patchbay.platform.PatchbaySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The document of a frame, and what browsers let it do: run two scripts, and draw. Nothing leaves it but messages to its host, and what
 * goes to servers that somebody agreed to. The runtime runs the bundle, once the host has answered it: a frame that another one
 * brought itself to runs nothing.
 */
@Component
class FramePage {

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), fullscreen=(), payment=(), usb=(), clipboard-read=()";

    private final String origin;
    private final String host;

    FramePage(PatchbaySettings settings) {
        this.origin = settings.widgetsOrigin().toString();
        this.host = settings.baseUrl().toString();
    }

    String document(BundleId bundle, RuntimeScript.Script runtime) {
        return """
            <!doctype html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Widget</title>
            <link rel="preload" as="script" href="%2$s" integrity="%3$s" crossorigin="anonymous">
            <script src="/runtime.js" integrity="%1$s" crossorigin="anonymous" data-bundle="%2$s" data-integrity="%3$s"></script>
            </head>
            <body>
            </body>
            </html>
            """.formatted(runtime.integrity(), bundle.script(), bundle.integrity());
    }

    /** What the document says beside what everything on this origin says. */
    Map<String, String> headers(BundleId bundle, FramePolicy policy) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                ("sandbox allow-scripts; default-src 'none'; "
                                + "script-src %1$s/runtime.js %1$s%2$s; "
                                + "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src %4$s; worker-src 'none'; "
                                + "frame-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors %3$s; report-uri %1$s/w/reports")
                        .formatted(origin, bundle.script(), host, policy.sources()));
        headers.put("Connection-Allowlist", policy.allowlist());
        headers.put("Permissions-Policy", PERMISSIONS);
        // so that one that was taken back is shown no more
        headers.put("Cache-Control", "no-cache");
        return headers;
    }
}

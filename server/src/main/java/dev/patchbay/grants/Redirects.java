package dev.patchbay.grants;

import java.net.URI;
import java.util.Locale;

/** What a registered redirect URI must look like (RFC 6749 §3.1.2, RFC 9700 §4.1). */
final class Redirects {

    private Redirects() {}

    static void check(String text) {
        URI uri = URI.create(text);
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "a redirect URI is an absolute http(s) address without user or fragment: " + text);
        }
    }

    /** The origin as browsers write it (RFC 6454 §6.2): without the scheme's own port. */
    static String origin(String text) {
        URI uri = URI.create(text);
        boolean usual = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    }
}

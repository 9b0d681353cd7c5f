package dev.patchbay.proxy;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which headers pass, and which do not. */
final class HeaderRules {

    /** RFC 9110 §7.6.1, with those that older programs use. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** Ours to say, or for us alone. What an upstream server believes of a caller comes from nobody else. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "expect",
            "authorization",
            "cookie",
            "cookie2",
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            // some servers take these for the method and the path, which the rules have judged
            "x-http-method-override",
            "x-http-method",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url",
            "x-user-id",
            "x-client-id",
            "x-scopes",
            "x-installation-id",
            "x-organization-id");

    private static final Set<String> OUR_PREFIXES = Set.of("x-patchbay-", "x-forwarded-");

    /** An upstream server must not speak for Patchbay's origin: its cookies, its transport, its pages. */
    private static final Set<String> NOT_ANSWERED = Set.of(
            "set-cookie",
            "set-cookie2",
            "strict-transport-security",
            "public-key-pins",
            "expect-ct",
            "alt-svc",
            "clear-site-data",
            "service-worker-allowed",
            "report-to",
            "reporting-endpoints",
            "nel",
            "server",
            "x-powered-by",
            "x-trace-id",
            "x-frame-options",
            "x-content-type-options",
            "x-xss-protection",
            "referrer-policy",
            "permissions-policy",
            "origin-agent-cluster",
            "ratelimit",
            "ratelimit-policy",
            "content-length");

    private static final Set<String> NOT_ANSWERED_PREFIXES =
            Set.of("access-control-", "content-security-policy", "cross-origin-", "x-patchbay-");

    private HeaderRules() {}

    /** Whether a caller's header goes upstream. */
    static boolean passesUp(String name, Set<String> ofConnection) {
        // servers that hand headers on as variables take "_", "." and "-" for the same
        String plain = plain(name);
        return !HOP_BY_HOP.contains(plain)
                && !ofConnection.contains(plain)
                && !OURS.contains(plain)
                && OUR_PREFIXES.stream().noneMatch(plain::startsWith);
    }

    /** Whether an upstream server's header goes to the caller. */
    static boolean passesDown(String name, Set<String> ofConnection) {
        String plain = plain(name);
        return !HOP_BY_HOP.contains(plain)
                && !ofConnection.contains(plain)
                && !NOT_ANSWERED.contains(plain)
                && NOT_ANSWERED_PREFIXES.stream().noneMatch(plain::startsWith);
    }

    /** The names that {@code Connection} lists: they are for the next hop alone as well. */
    static Set<String> ofConnection(Collection<String> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                names.add(plain(name.strip()));
            }
        }
        return names;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (!isPlain(lower.charAt(i))) {
                return replaced(lower);
            }
        }
        return lower;
    }

    private static String replaced(String name) {
        var plain = new StringBuilder(name);
        for (int i = 0; i < plain.length(); i++) {
            if (!isPlain(plain.charAt(i))) {
                plain.setCharAt(i, '-');
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    }
}

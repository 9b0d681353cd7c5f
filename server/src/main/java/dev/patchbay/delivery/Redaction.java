package dev.patchbay.delivery;

import com.google.re2j.Pattern;
import dev.patchbay.kernel.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets and tokens out of what is kept of an attempt: their place stays, their value becomes null. The text is a
 * stranger's, so its patterns run in linear time (RE2).
 */
final class Redaction {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

    /** A JSON member whose name says that its value is a secret; the value may have been cut off. */
    private static final Pattern SECRET_MEMBER =
            Pattern.compile("(?is)(\"[\\w-]{0,64}(?:secret|token|password|api_?key|authorization)\"\\s{0,8}:\\s{0,8})"
                    + "\"(?:[^\"\\\\]|\\\\.)*(?:\"|\\\\?$)");

    /** Three base64url parts, the first of which is a JSON object: a JWT (RFC 7519 §3). */
    private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*");

    /** What stands where a secret was inside a longer text. */
    private static final String HIDDEN = "•••";

    private Redaction() {}

    static String body(String text, Collection<Secret> sent) {
        var hidden = text;
        for (var secret : sent) {
            hidden = hidden.replace("\"" + secret.reveal() + "\"", "null").replace(secret.reveal(), HIDDEN);
        }
        hidden = SECRET_MEMBER.matcher(hidden).replaceAll("$1null");
        return storable(JWT.matcher(hidden).replaceAll(HIDDEN));
    }

    static Map<String, @Nullable List<String>> headers(Map<String, List<String>> headers, Collection<Secret> sent) {
        var kept = new TreeMap<String, @Nullable List<String>>();
        headers.forEach((name, values) -> {
            boolean secret = SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
            kept.put(
                    storable(name),
                    secret
                            ? null
                            : values.stream().map(value -> body(value, sent)).toList());
        });
        return kept;
    }

    /** PostgreSQL stores no NUL, neither in text nor in JSON. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}

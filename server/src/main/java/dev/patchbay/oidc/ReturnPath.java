package dev.patchbay.oidc;

import dev.patchbay.kernel.LocalPath;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Where a person goes on after signing in: a path of this site, or a request at the authorization endpoint, which is longer
 * and has other sites' addresses in its query, and which is read with all its care when it comes back.
 */
record ReturnPath(String value) {

    private static final int LONGEST_REQUEST = 4_096;
    private static final Pattern REQUEST =
            Pattern.compile(Pattern.quote(Issuer.AUTHORIZATION) + "\\?[A-Za-z0-9._~%&=+:/?@!$'()*,;-]*");

    /** The path, or the first page when it is missing or could lead elsewhere. */
    static ReturnPath orRoot(@Nullable String text) {
        if (text != null
                && text.length() <= LONGEST_REQUEST
                && REQUEST.matcher(text).matches()) {
            return new ReturnPath(text);
        }
        // a header has ASCII characters alone (RFC 9110 §5.5)
        return new ReturnPath(URI.create(LocalPath.orRoot(text).value()).toASCIIString());
    }

    /** This request at the authorization endpoint, to be made again; nothing if it is too long to be carried along. */
    static Optional<ReturnPath> ofRequest(HttpServletRequest request) {
        String query = request.getParameterMap().entrySet().stream()
                .map(parameter -> Map.entry(parameter.getKey(), parameter.getValue()[0]))
                .filter(parameter -> !isAnswered(parameter))
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var path = new ReturnPath(Issuer.AUTHORIZATION + "?" + query);
        return path.value.length() <= LONGEST_REQUEST ? Optional.of(path) : Optional.empty();
    }

    /** The sign-in page, also for somebody who is signed in: the app wants the password again. */
    String toLogin() {
        return "/login?fresh=1&return=" + encode(value);
    }

    /** Whether it may lead on to another site, which a browser does not allow a form to do. */
    boolean mayLeave() {
        return value.startsWith(Issuer.AUTHORIZATION) || value.startsWith("/apps/");
    }

    /** The password was asked for by the time the request is made again. */
    private static boolean isAnswered(Map.Entry<String, String> parameter) {
        return parameter.getKey().equals("prompt") && !parameter.getValue().contains("consent");
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}

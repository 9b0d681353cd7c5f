package dev.patchbay.oidc;

import dev.patchbay.kernel.LocalPath;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where a person goes on after signing in: a path of this site, or a request at the authorization endpoint, which is longer
 * and has other sites' addresses in its query, and which is read with all its care when it comes back.
 */
record ReturnPath(String value) {

    private static final int LONGEST_REQUEST = 4_096;

    /** For our own words, which come to a request while it waits. */
    private static final int OUR_WORDS = 256;

    private static final Pattern REQUEST =
            Pattern.compile(Pattern.quote(Issuer.AUTHORIZATION) + "\\?[A-Za-z0-9._~%&=+:/?@!$'()*,;-]*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** The path, or the first page when it is missing or could lead elsewhere. */
    static ReturnPath orRoot(@Nullable String text) {
        if (text != null
                && text.length() <= LONGEST_REQUEST + OUR_WORDS
                && REQUEST.matcher(text).matches()
                && !BROKEN_ESCAPE.matcher(text).find()) {
            return new ReturnPath(text);
        }
        // a header has ASCII characters alone (RFC 9110 §5.5)
        return new ReturnPath(URI.create(LocalPath.orRoot(text).value()).toASCIIString());
    }

    /** This request at the authorization endpoint, to be made again; nothing if it is too long to be carried along. */
    static Optional<ReturnPath> ofRequest(Map<String, String[]> parameters) {
        String query = parameters.entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        var path = new ReturnPath(Issuer.AUTHORIZATION + "?" + query);
        int ours = parameters.keySet().stream().anyMatch(AuthorizationReader.OUR_WORDS::contains) ? OUR_WORDS : 0;
        return path.value.length() <= LONGEST_REQUEST + ours ? Optional.of(path) : Optional.empty();
    }

    /** The same request with a word of ours in it, in place of an earlier one of that name. */
    ReturnPath marked(String name, String word) {
        String kept = Arrays.stream(value.substring(value.indexOf('?') + 1).split("&", -1))
                .filter(parameter -> !parameter.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        return new ReturnPath(Issuer.AUTHORIZATION + "?" + kept + "&" + name + "=" + word);
    }

    /** The parameters of a request at the authorization endpoint; none of any other path. */
    Map<String, String[]> parameters() {
        var parameters = new LinkedHashMap<String, String[]>();
        if (value.startsWith(Issuer.AUTHORIZATION + "?")) {
            UriComponentsBuilder.fromUriString(value)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> parameters.put(
                            decode(name),
                            values.stream().map(ReturnPath::decode).toArray(String[]::new)));
        }
        return parameters;
    }

    /** The sign-in page, also for somebody who is signed in: the app wants the password again. */
    String toLogin(AuthorizationRequest.Wishes wishes) {
        String hint = wishes.loginHint() == null ? "" : "&email=" + encode(wishes.loginHint());
        String language = wishes.language() == null ? "" : "&lang=" + wishes.language();
        return toLogin() + "&fresh=1" + hint + language;
    }

    /** The sign-in page, for somebody who is not signed in. */
    String toLogin() {
        return "/login?return=" + encode(value);
    }

    /** Whether it may lead on to another site, which a browser does not allow a form to do. */
    boolean mayLeave() {
        return value.startsWith(Issuer.AUTHORIZATION) || value.startsWith("/apps/");
    }

    static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(@Nullable String text) {
        return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

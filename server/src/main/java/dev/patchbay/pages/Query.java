package dev.patchbay.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The query of the address in the browser's address bar; of a form's fields it has those alone that say what the page is about. */
final class Query {

    private static final int LONGEST = 4_096;
    /** Hidden fields of our forms that came in by the address of the page: without them it would be another page. */
    private static final List<String> CARRIED = List.of("token", "return", "invitation", "integration");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~%+=:/?@!$'()*,;\\[\\]-]*");

    private Query() {}

    /** The plain value of a parameter, if it is there once. */
    static Optional<String> value(HttpServletRequest request, String name) {
        var values = parts(request)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1).replace('+', ' ').replace("%20", " "))
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /**
     * The query without the given parameter and without what is not written as RFC 3986 has it; may be empty. After a form
     * was sent, what it carried along from the address stands in it again.
     */
    static String without(HttpServletRequest request, String name) {
        List<String> asked = parts(request)
                .filter(part -> !part.equals(name) && !part.startsWith(name + "="))
                .filter(part -> !part.isEmpty() && PLAIN.matcher(part).matches())
                .toList();
        String rest = Stream.concat(asked.stream(), carried(request, asked)).collect(Collectors.joining("&"));
        return rest.length() <= LONGEST ? rest : "";
    }

    private static Stream<String> carried(HttpServletRequest request, List<String> asked) {
        return "POST".equals(request.getMethod())
                ? CARRIED.stream()
                        .filter(field -> asked.stream().noneMatch(part -> part.startsWith(field + "=")))
                        .flatMap(field -> Stream.ofNullable(request.getParameter(field))
                                .filter(value -> !value.isEmpty())
                                .map(value -> field + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)))
                : Stream.empty();
    }

    private static Stream<String> parts(HttpServletRequest request) {
        String query = asked(request, RequestDispatcher.ERROR_QUERY_STRING, request.getQueryString());
        return query == null ? Stream.empty() : Arrays.stream(query.split("&"));
    }

    /** What was asked for, also where the server has forwarded the request to the page of its errors. */
    static @Nullable String asked(HttpServletRequest request, String attribute, @Nullable String otherwise) {
        return request.getAttribute(attribute) instanceof String asked ? asked : otherwise;
    }
}

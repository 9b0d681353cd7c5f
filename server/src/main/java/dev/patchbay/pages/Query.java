package dev.patchbay.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of the address in the browser's address bar; a form's fields are not part of it. */
final class Query {

    private static final int LONGEST = 4_096;
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

    /** The query without the given parameter and without what is not written as RFC 3986 has it; may be empty. */
    static String without(HttpServletRequest request, String name) {
        String rest = parts(request)
                .filter(part -> !part.equals(name) && !part.startsWith(name + "="))
                .filter(part -> !part.isEmpty() && PLAIN.matcher(part).matches())
                .collect(Collectors.joining("&"));
        return rest.length() <= LONGEST ? rest : "";
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

package dev.patchbay.oidc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of an authorization request, each once, {@code resource} any number of times (RFC 8707 §2); one without a value
 * counts as left out (RFC 6749 §3.1).
 */
record RequestParameters(Map<String, List<String>> values) {

    static final String RESOURCE = "resource";

    RequestParameters {
        values = Map.copyOf(values);
    }

    /** The parameters, or nothing if one that may not is repeated. */
    static Optional<RequestParameters> of(Map<String, String[]> given) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var parameter : given.entrySet()) {
            boolean repeated =
                    parameter.getValue().length != 1 && !parameter.getKey().equals(RESOURCE);
            if (repeated) {
                return Optional.empty();
            }
            values.put(parameter.getKey(), Arrays.asList(parameter.getValue()));
        }
        return Optional.of(new RequestParameters(values));
    }

    Optional<String> value(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}

package dev.patchbay.oidc;

import dev.patchbay.kernel.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a form was not accepted, in codes for which the pages have words.
 *
 * @param order the form's fields from top to bottom
 * @param fields what is wrong with which field, in that order
 * @param failure what concerns no field: the slug of the problem
 * @param minutes to wait before another attempt
 */
record FormMistakes(
        List<String> order,
        Map<String, String> fields,
        @Nullable String failure,
        long minutes) {

    FormMistakes {
        order = List.copyOf(order);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static FormMistakes none(String... order) {
        return new FormMistakes(List.of(order), Map.of(), null, 0);
    }

    /** The same form with one wrong field. */
    FormMistakes with(String field, String code) {
        return new FormMistakes(order, Map.of(field, code), null, 0);
    }

    /** The same form, refused. */
    FormMistakes of(ProblemException refused) {
        var fields = new LinkedHashMap<String, String>();
        Map<String, String> codes = codes(refused);
        order.stream().filter(codes::containsKey).forEach(field -> fields.put(field, codes.get(field)));
        return new FormMistakes(
                order, fields, fields.isEmpty() ? refused.problem().slug() : null, minutes(refused));
    }

    /** How long to wait before another attempt, in whole minutes. */
    static long minutes(ProblemException refused) {
        Object wait = refused.members().get(ProblemException.RETRY_AFTER);
        long seconds = wait instanceof Number number ? number.longValue() : 0;
        return Math.max(1, Duration.ofSeconds(seconds).plusSeconds(58).toMinutes());
    }

    private static Map<String, String> codes(ProblemException refused) {
        var codes = new LinkedHashMap<String, String>();
        if (refused.members().get("errors") instanceof List<?> errors) {
            for (Object error : errors) {
                if (error instanceof Map<?, ?> told && told.get("code") instanceof String code) {
                    codes.putIfAbsent(String.valueOf(told.get("pointer")).substring(1), code);
                }
            }
        }
        return codes;
    }

    public boolean isNone() {
        return fields.isEmpty() && failure == null;
    }

    /** Whether the cursor belongs there. */
    public boolean isFirst(String field) {
        List<String> wrong = fields.isEmpty() ? order : List.copyOf(fields.keySet());
        return field.equals(wrong.getFirst());
    }
}

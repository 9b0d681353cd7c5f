package dev.patchbay.gateway;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Who may call a part of {@code /v1}, how often, and where the call goes.
 *
 * @param methods that it is for; {@code GET} stands for {@code HEAD} as well
 * @param upstream origin and leading path of the server that answers; null for Patchbay itself
 */
record Rule(
        PathPattern path,
        Set<String> methods,
        Admission admission,
        @Nullable URI upstream) {

    Rule {
        methods = Set.copyOf(methods);
    }

    /**
     * Who may call.
     *
     * @param scopes that a token needs, all of them
     * @param rate null for none
     */
    record Admission(
            Set<CallerKind> callers,
            Set<String> scopes,
            @Nullable Rate rate) {

        Admission {
            callers = Set.copyOf(callers);
            scopes = Set.copyOf(scopes);
        }

        boolean missesScope(Collection<String> granted) {
            return !granted.containsAll(scopes);
        }
    }

    boolean takes(String method) {
        return methods.contains(method) || method.equals("HEAD") && methods.contains("GET");
    }

    boolean takes(CallerKind kind) {
        return admission.callers().contains(kind);
    }
}

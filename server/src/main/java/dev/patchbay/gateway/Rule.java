package dev.patchbay.gateway;

import dev.patchbay.limits.Rate;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Who may call a part of {@code /v1}, how often, and where the call goes.
 *
 * @param methods that it is for; {@code GET} stands for {@code HEAD} as well
 * @param upstream origin and leading path of the server that answers; null for Patchbay itself
 * @param builtIn whether it came with Patchbay
 */
record Rule(
        PathPattern path,
        Set<String> methods,
        Admission admission,
        @Nullable URI upstream,
        boolean builtIn) {

    Rule {
        methods = Set.copyOf(methods);
    }

    /**
     * Who may call.
     *
     * @param scopes that a token needs, all of them
     * @param rate of each client and of each installation; null for none
     */
    record Admission(
            Set<CallerKind> callers,
            Set<String> scopes,
            @Nullable Rate rate) {

        Admission {
            callers = Set.copyOf(callers);
            scopes = Set.copyOf(scopes);
        }

        boolean isMissedBy(Collection<String> granted) {
            return !granted.containsAll(scopes);
        }
    }

    boolean takes(String method) {
        return methods.contains(method.equals("HEAD") ? "GET" : method);
    }

    boolean takes(CallerKind kind) {
        return admission.callers().contains(kind);
    }

    /** What is counted in one; the same after a reload. */
    String name() {
        return path.getPatternString() + " " + methods.stream().sorted().collect(Collectors.joining(","));
    }

    Rule ofOurs() {
        return new Rule(path, methods, admission, upstream, true);
    }

    /** What is left of it beside rules that go before it. */
    Rule without(Collection<Rule> others) {
        Set<String> left = methods.stream()
                .filter(method ->
                        others.stream().noneMatch(other -> other.path.equals(path) && other.methods.contains(method)))
                .collect(Collectors.toUnmodifiableSet());
        return new Rule(path, left, admission, upstream, builtIn);
    }
}

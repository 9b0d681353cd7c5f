package dev.patchbay.gateway;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** All rules at one time; of those that fit a request the one with the most specific path holds. */
final class RuleBook {

    private final List<Rule> rules;

    RuleBook(List<Rule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(Rule::path, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    List<Rule> rules() {
        return rules;
    }

    /** What the rules say of a request. */
    sealed interface Found permits Fitting, OtherMethods, Nothing {}

    record Fitting(Rule rule) implements Found {}

    /** The path is known, with these methods. */
    record OtherMethods(Set<String> methods) implements Found {}

    record Nothing() implements Found {}

    Found find(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        Set<String> methods = new TreeSet<>();
        for (Rule rule : rules) {
            if (rule.path().matches(parsed)) {
                if (rule.takes(method)) {
                    return new Fitting(rule);
                }
                methods.addAll(rule.methods());
            }
        }
        return methods.isEmpty() ? new Nothing() : new OtherMethods(Collections.unmodifiableSet(methods));
    }
}

package dev.patchbay.gateway;

import dev.patchbay.documents.Document;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Placeholders;
import dev.patchbay.documents.Spelling;
import dev.patchbay.grants.Scope;
import dev.patchbay.grants.Scopes;
import dev.patchbay.limits.Rate;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;
import tools.jackson.databind.JsonNode;

/** Makes rules of a document, or a list of all its mistakes. */
@Component
class RulesReader {

    private static final String TOP = "Rules are written as one field rules with a list of them.";
    private static final int MOST = 500;
    private static final List<String> FIELDS = List.of("path", "methods", "callers", "scopes", "rate", "upstream");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final Map<String, Set<CallerKind>> CALLERS = new TreeMap<>(Map.of(
            "user", Set.of(CallerKind.USER),
            "delegated", Set.of(CallerKind.DELEGATED),
            "m2m", Set.of(CallerKind.INSTALLATION, CallerKind.CLIENT)));

    private final Scopes scopes;
    private final UpstreamAddresses addresses;
    private final Environment environment;

    RulesReader(Scopes scopes, UpstreamAddresses addresses, Environment environment) {
        this.scopes = scopes;
        this.addresses = addresses;
        this.environment = environment;
    }

    /** A mistake and its line. */
    record Mistake(Fault fault, int line) {}

    record Reading(List<Rule> rules, List<Mistake> mistakes) {}

    Reading read(Document document) {
        List<Fault> faults = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        JsonNode written = document.root();
        if (!written.isObject() || !written.path("rules").isArray()) {
            faults.add(new Fault("", TOP));
        } else {
            written.propertyNames().stream()
                    .filter(name -> !name.equals("rules"))
                    .forEach(name -> faults.add(new Fault(Fault.below("", name), TOP)));
            JsonNode root = new Placeholders(environment::getProperty, faults).resolve(written, "");
            rules(root.path("rules"), rules, faults);
        }
        List<Mistake> mistakes = faults.stream()
                .distinct()
                .map(fault -> new Mistake(fault, document.line(fault.pointer())))
                .sorted(Comparator.comparingInt(Mistake::line))
                .toList();
        return new Reading(mistakes.isEmpty() ? rules : List.of(), mistakes);
    }

    private void rules(JsonNode list, List<Rule> rules, List<Fault> faults) {
        if (list.size() > MOST) {
            faults.add(new Fault("/rules", "There can be " + MOST + " rules."));
            return;
        }
        Set<String> known = new HashSet<>();
        for (int index = 0; index < list.size(); index++) {
            String pointer = Fault.below("/rules", Integer.toString(index));
            Rule rule = new OneRule(list.get(index), pointer, faults).read();
            if (rule == null) {
                continue;
            }
            for (String method : rule.methods()) {
                if (!known.add(method + " " + rule.path().getPatternString())) {
                    faults.add(new Fault(
                            pointer + "/path", "Another rule is for " + method + " of this path already: keep one."));
                }
            }
            rules.add(rule);
        }
    }

    /** Reads one rule on to its end, whatever is wrong in it. */
    private final class OneRule {

        private final JsonNode rule;
        private final String pointer;
        private final List<Fault> faults;
        private final int before;

        OneRule(JsonNode rule, String pointer, List<Fault> faults) {
            this.rule = rule;
            this.pointer = pointer;
            this.faults = faults;
            this.before = faults.size();
        }

        @Nullable
        Rule read() {
            if (!rule.isObject()) {
                faults.add(new Fault(pointer, "A rule is a set of fields such as path: /v1/fantasy/**."));
                return null;
            }
            rule.propertyNames().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .forEach(name -> fault(name, "There is no such field." + meant(name, FIELDS)));
            PathPattern path = path();
            Set<String> methods = rule.has("methods") ? words("methods", METHODS, false) : Set.of("GET");
            Set<CallerKind> callers = new TreeSet<>();
            words("callers", CALLERS.keySet(), false)
                    .forEach(word -> callers.addAll(CALLERS.getOrDefault(word, Set.of())));
            Set<String> needed = rule.has("scopes")
                    ? words("scopes", scopes.all().stream().map(Scope::name).toList(), true)
                    : Set.of();
            Rate rate = optional("rate", RulesReader::rate);
            URI upstream = optional("upstream", addresses::check);
            return path == null || faults.size() > before
                    ? null
                    : new Rule(path, methods, new Rule.Admission(callers, needed, rate), upstream, false);
        }

        private @Nullable PathPattern path() {
            JsonNode written = rule.path("path");
            String text = written.isString() ? written.asString() : "";
            if (!text.startsWith(GatewayFilter.PREFIX) || text.length() == GatewayFilter.PREFIX.length()) {
                fault("path", "A path begins with /v1/, such as /v1/fantasy/**.");
                return null;
            }
            if (GatewayFilter.isAmbiguous(text)) {
                fault("path", "A path has no empty parts, no dots for parts, and nothing encoded.");
                return null;
            }
            try {
                return PathPatternParser.defaultInstance.parse(text);
            } catch (PatternParseException malformed) {
                fault(
                        "path",
                        "This is no pattern: " + malformed.getMessage()
                                + ". ** stands at the end, {name} for one part.");
                return null;
            }
        }

        private Set<String> words(String field, Collection<String> known, boolean noneIsFine) {
            JsonNode list = rule.path(field);
            if (!list.isArray() || (list.isEmpty() && !noneIsFine)) {
                fault(field, "A list is needed here, of: " + String.join(", ", known) + ".");
                return Set.of();
            }
            Set<String> words = new TreeSet<>();
            for (int index = 0; index < list.size(); index++) {
                String word = list.get(index).asString("");
                if (!known.contains(word)) {
                    fault(
                            field + "/" + index,
                            "\"" + word + "\" is not known here." + meant(word, known)
                                    + (known.size() < 10 ? " There are: " + String.join(", ", known) + "." : ""));
                }
                words.add(word);
            }
            return words;
        }

        private <T> @Nullable T optional(String field, Check<T> check) {
            JsonNode written = rule.path(field);
            if (written.isMissingNode()) {
                return null;
            }
            List<String> wrong = new ArrayList<>();
            T value = check.of(written.asString(""), wrong::add);
            wrong.forEach(message -> fault(field, message));
            return value;
        }

        private void fault(String field, String message) {
            faults.add(new Fault(pointer + "/" + field, message));
        }
    }

    /** Makes a value of a text, or says what is wrong with it. */
    interface Check<T> {
        @Nullable
        T of(String text, Consumer<String> wrong);
    }

    private static @Nullable Rate rate(String text, Consumer<String> wrong) {
        Rate rate = Rate.parse(text);
        if (rate == null) {
            wrong.accept("A rate is written as 20/s, 600/min or 5000/h, with up to seven digits.");
        }
        return rate;
    }

    private static String meant(String word, Collection<String> known) {
        return Spelling.nearest(word, known)
                .map(near -> " Do you mean " + near + "?")
                .orElse("");
    }
}

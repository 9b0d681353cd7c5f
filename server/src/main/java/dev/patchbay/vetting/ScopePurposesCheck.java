package dev.patchbay.vetting;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each scope says in a sentence why it is needed, since people read that before they agree. */
final class ScopePurposesCheck extends UsualCheck {

    static final String RULE = "scope-purposes";

    /** Shorter than any sentence. */
    private static final int SHORTEST = 10;

    ScopePurposesCheck() {
        super(RULE, RuleMode.MONITOR);
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        var manifest = subject.manifest();
        List<String> scopes = Stream.concat(manifest.scopes().stream(), manifest.optionalScopes().stream())
                .distinct()
                .toList();
        if (scopes.isEmpty()) {
            return CheckResult.skipped("scope-purposes.no-scopes");
        }
        List<String> silent = scopes.stream()
                .filter(scope -> !says(manifest.scopePurposes().getOrDefault(scope, ""), scope))
                .toList();
        Map<String, Object> evidence = Map.of("scopes", scopes.size(), "withoutPurpose", silent);
        return silent.isEmpty()
                ? CheckResult.passed(evidence)
                : CheckResult.failed(evidence, "scope-purposes.missing", Map.of("scopes", String.join(", ", silent)));
    }

    private static boolean says(String purpose, String scope) {
        String said = purpose.strip();
        return said.length() >= SHORTEST && !said.equalsIgnoreCase(scope);
    }
}

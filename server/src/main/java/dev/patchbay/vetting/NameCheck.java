package dev.patchbay.vetting;

import dev.patchbay.catalog.NameLook;
import dev.patchbay.vetting.ProtectedNames.Name;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The name cannot be taken for that of somebody whom people trust already. */
final class NameCheck extends UsualCheck {

    static final String RULE = "name";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}|]+");

    /** Shorter names are too often one letter apart. */
    private static final int LONG_ENOUGH = 6;

    private final ProtectedNames names;

    NameCheck(ProtectedNames names) {
        super(RULE, RuleMode.ENFORCE);
        this.names = names;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.stage() == CheckSubject.Stage.FILE) {
            return CheckResult.skipped("name.file");
        }
        List<String> own =
                List.of(subject.manifest().displayName(), subject.manifest().name());
        CheckResult similar = null;
        for (Name name : names.besides(subject.integration())) {
            String look = NameLook.of(name.text());
            if (look.isEmpty()) {
                continue;
            }
            for (String candidate : own) {
                Map<String, String> values = Map.of("name", candidate, "other", name.text());
                Map<String, Object> evidence = Map.copyOf(values);
                if (NameLook.of(candidate).equals(look)) {
                    return CheckResult.failed(evidence, "name.same", values);
                }
                if (name.reserved() && contains(candidate, look)) {
                    return CheckResult.failed(evidence, "name.reserved", values);
                }
                if (similar == null && oneApart(NameLook.of(candidate), look)) {
                    similar = CheckResult.warned(evidence, "name.similar", values);
                }
            }
        }
        return similar == null ? CheckResult.passed(Map.of("names", own)) : similar;
    }

    /** Whether some words of the name, one after another, look like it. */
    private static boolean contains(String candidate, String look) {
        List<String> words = BETWEEN_WORDS
                .splitAsStream(candidate)
                .filter(word -> !word.isEmpty())
                .map(NameLook::of)
                .toList();
        for (int from = 0; from < words.size(); from++) {
            var joined = new StringBuilder();
            for (int to = from; to < words.size() && joined.length() < look.length(); to++) {
                joined.append(words.get(to));
                if (look.contentEquals(joined)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One character more, less, or another. */
    static boolean oneApart(String first, String second) {
        if (Math.min(first.length(), second.length()) < LONG_ENOUGH || Math.abs(first.length() - second.length()) > 1) {
            return false;
        }
        String shorter = first.length() <= second.length() ? first : second;
        String longer = first.length() <= second.length() ? second : first;
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        return shorter.length() == longer.length()
                ? at < shorter.length() && shorter.substring(at + 1).equals(longer.substring(at + 1))
                : shorter.substring(at).equals(longer.substring(at + 1));
    }
}

package dev.patchbay.vetting;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Privacy, terms and support pages are named, and answer. */
final class LinksCheck extends UsualCheck {

    static final String RULE = "links";

    /** What pages answer to programs that they do not know; a person may well see them. */
    private static final Set<Integer> FOR_PEOPLE_ONLY = Set.of(401, 403, 405, 406, 429);

    private static final List<String> FIELDS = List.of("privacy_url", "terms_url", "support_url");

    LinksCheck() {
        super(RULE, RuleMode.MONITOR);
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        var addresses = Addresses.of(subject.manifest());
        var evidence = new LinkedHashMap<String, Object>();
        List<String> missing = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        for (String field : FIELDS) {
            URI address = addresses.get(field);
            if (address == null) {
                missing.add(field);
                continue;
            }
            var end = Following.from(address, subject.ask(), "text/html, */*", 1024);
            switch (end.reply()) {
                case Ask.Heard heard when heard.good() -> evidence.put(field, heard.status());
                case Ask.Heard heard -> {
                    evidence.put(field, heard.status());
                    (FOR_PEOPLE_ONLY.contains(heard.status()) ? unclear : broken).add(field);
                }
                case Ask.Silence silence -> {
                    evidence.put(field, silence.reason());
                    (silence.onlyOnItsOwnMachine() && !end.redirected() ? unclear : broken).add(field);
                }
            }
        }
        if (!broken.isEmpty()) {
            return CheckResult.failed(evidence, "links.broken", Map.of("fields", String.join(", ", broken)));
        }
        if (!missing.isEmpty()) {
            return CheckResult.warned(evidence, "links.missing", Map.of("fields", String.join(", ", missing)));
        }
        return unclear.isEmpty()
                ? CheckResult.passed(evidence)
                : CheckResult.warned(evidence, "links.unclear", Map.of("fields", String.join(", ", unclear)));
    }
}

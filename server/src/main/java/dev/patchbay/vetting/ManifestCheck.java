package dev.patchbay.vetting;

import dev.patchbay.catalog.ManifestFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The manifest keeps to its schema and to the rules beyond it. */
final class ManifestCheck implements Check {

    static final String RULE = "manifest-schema";

    private final BiFunction<String, Boolean, List<ManifestFault>> validation;

    /** @param validation the mistakes of a document, as a draft or not */
    ManifestCheck(BiFunction<String, Boolean, List<ManifestFault>> validation) {
        this.validation = validation;
    }

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public RuleMode usualMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.stage() == CheckSubject.Stage.FILE) {
            return CheckResult.skipped("manifest.file"); // read with the words of the file, when that was applied
        }
        return verdict(validation.apply(subject.document(), subject.stage() == CheckSubject.Stage.DRAFT));
    }

    static CheckResult verdict(List<ManifestFault> faults) {
        if (faults.isEmpty()) {
            return CheckResult.passed(Map.of());
        }
        return CheckResult.failed(
                Map.of(
                        "mistakes",
                        faults.size(),
                        "faults",
                        faults.stream().map(ManifestCheck::shown).toList()),
                "manifest.faults",
                Map.of("count", Integer.toString(faults.size())));
    }

    private static Map<String, Object> shown(ManifestFault fault) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("pointer", fault.pointer());
        shown.put("line", fault.line());
        shown.put("detail", fault.detail());
        return shown;
    }
}

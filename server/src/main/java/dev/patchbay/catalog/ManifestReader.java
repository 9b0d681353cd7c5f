package dev.patchbay.catalog;

import dev.patchbay.documents.Document;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Spelling;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.platform.PatchbaySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads manifests that developers write, within bounds, and tells every mistake with its place. */
@Component
final class ManifestReader {

    private static final Duration READING = Duration.ofSeconds(10);

    /** So many are mended before the next attempt; the rest would only fill the answer. */
    private static final int TOLD = 100;

    private final ManifestSchema schema;
    private final PatchbaySettings settings;
    private final ObjectProvider<ScopeNames> scopes;
    private final CpuPool cpu;

    ManifestReader(ManifestSchema schema, PatchbaySettings settings, ObjectProvider<ScopeNames> scopes, CpuPool cpu) {
        this.schema = schema;
        this.settings = settings;
        this.scopes = scopes;
        this.cpu = cpu;
    }

    /** Further rules that only the caller knows. */
    interface Rules {

        Rules NONE = (manifest, faults) -> {};

        void check(ObjectNode manifest, List<Fault> faults);
    }

    /**
     * What was read.
     *
     * @param manifest empty where the document is no object
     */
    record Reading(ObjectNode manifest, List<ManifestFault> faults) {

        /** @throws ProblemException {@code invalid-manifest} with every mistake, if there is any */
        ObjectNode orThrow() {
            if (faults.isEmpty()) {
                return manifest;
            }
            throw refusal(faults);
        }
    }

    Reading read(String json, EntryRules.Stage stage, Rules rules) {
        Document document;
        try {
            document = DocumentReader.json(json);
        } catch (UnreadableDocument unreadable) {
            var fault = new ManifestFault(
                    "",
                    unreadable.line(),
                    unreadable.column(),
                    unreadable.message(),
                    "a JSON object",
                    null,
                    unreadable.said());
            return new Reading(JsonNodeFactory.instance.objectNode(), List.of(fault));
        }
        if (!(document.root() instanceof ObjectNode manifest)) {
            var fault = ManifestMistake.NOT_AN_OBJECT
                    .at("", "A manifest is a JSON object, {…}.")
                    .hinting("a JSON object", null);
            return new Reading(JsonNodeFactory.instance.objectNode(), placed(document, List.of(fault)));
        }
        List<Fault> faults = cpu.call(() -> faults(manifest, stage, rules), READING);
        return new Reading(manifest, placed(document, faults));
    }

    /** Mistakes that were found by other means, with their places. */
    Reading placed(String json, List<Fault> faults) {
        try {
            Document document = DocumentReader.json(json);
            return new Reading(JsonNodeFactory.instance.objectNode(), placed(document, faults));
        } catch (UnreadableDocument impossible) {
            throw new IllegalStateException("The draft was read before", impossible);
        }
    }

    private static ProblemException refusal(List<ManifestFault> faults) {
        String detail = faults.size() == 1
                ? "Line " + faults.getFirst().line() + ": " + faults.getFirst().detail()
                : faults.size() + " places of the manifest need mending.";
        return new ProblemException(CatalogProblem.INVALID_MANIFEST, detail, Map.of("errors", List.copyOf(faults)));
    }

    private List<Fault> faults(ObjectNode manifest, EntryRules.Stage stage, Rules rules) {
        List<Fault> faults = new ArrayList<>();
        TextRules.check(manifest, "", faults);
        if (!faults.isEmpty()) {
            return faults;
        }
        faults.addAll(schema.check(manifest));
        new EntryRules(settings, stage, manifest, faults).check();
        scopes(manifest, faults);
        rules.check(manifest, faults);
        if (faults.isEmpty()) {
            fits(manifest, faults);
        }
        return faults;
    }

    private void scopes(ObjectNode manifest, List<Fault> faults) {
        ScopeNames names = scopes.getIfAvailable();
        if (names == null) {
            return;
        }
        Set<String> known = names.known();
        for (String field : List.of("scopes", "optional_scopes")) {
            int index = 0;
            for (JsonNode scope : manifest.path(field)) {
                String name = scope.asString("");
                String pointer = "/" + field + "/" + index++;
                if (scope.isString() && !known.contains(name)) {
                    String nearest = Spelling.nearest(name, known).orElse(null);
                    faults.add(ManifestMistake.UNKNOWN_SCOPE
                            .at(
                                    pointer,
                                    "There is no scope " + name + " here."
                                            + (nearest == null ? "" : " Did you mean " + nearest + "?"),
                                    "scope",
                                    name)
                            .hinting(String.join(", ", known), nearest));
                }
            }
        }
    }

    /** The last line of defence: what the rules let through and the program cannot hold is a mistake and no breakdown. */
    private static void fits(ObjectNode manifest, List<Fault> faults) {
        try {
            var _ = JsonMapper.shared().treeToValue(manifest, Manifest.class);
        } catch (JacksonException | IllegalArgumentException unfit) {
            faults.add(ManifestMistake.UNFIT.at(
                    "", "Something here cannot be read: " + unfit.getClass().getSimpleName() + "."));
        }
    }

    private static List<ManifestFault> placed(Document document, List<Fault> faults) {
        return faults.stream()
                .distinct()
                .map(fault -> {
                    var place = document.place(fault.pointer());
                    return new ManifestFault(
                            fault.pointer(),
                            place.line(),
                            place.column(),
                            fault.message(),
                            fault.expected(),
                            fault.nearest(),
                            fault.said());
                })
                .sorted(Comparator.comparingInt(ManifestFault::line).thenComparingInt(ManifestFault::column))
                .limit(TOLD)
                .toList();
    }
}

package dev.patchbay.catalog;

import dev.patchbay.documents.Document;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Placeholders;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes entries of a catalog document, or a list of all its mistakes. */
@Component
final class CatalogReader {

    private final ManifestSchema schema;
    private final PatchbaySettings settings;
    private final Environment environment;

    CatalogReader(ManifestSchema schema, PatchbaySettings settings, Environment environment) {
        this.schema = schema;
        this.settings = settings;
        this.environment = environment;
    }

    /** A mistake, with the name of the entry it is in. */
    record Mistake(@Nullable String entry, Fault fault, int line) {}

    /** Where an entry stands. */
    private record Place(String pointer, int line, Path folder) {}

    record Reading(List<CatalogEntry> entries, List<Mistake> mistakes) {}

    Reading read(Document document, Path folder) {
        JsonNode list = document.root().isObject() ? document.root().path("integrations") : document.root();
        String base = document.root().isObject() ? "/integrations" : "";
        List<CatalogEntry> entries = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        if (!list.isArray() || (document.root().isObject() && document.root().size() != 1)) {
            var fault = new Fault("", "A catalog is a list of entries, or one field integrations with that list.");
            return new Reading(List.of(), List.of(new Mistake(null, fault, 1)));
        }
        var others = new Others();
        for (int index = 0; index < list.size(); index++) {
            String pointer = Fault.below(base, Integer.toString(index));
            List<Fault> faults = new ArrayList<>();
            var place = new Place(pointer, document.line(pointer), folder);
            CatalogEntry entry = entry(list.get(index), place, others, faults);
            String name = entry == null ? nameIn(list.get(index)) : entry.name();
            faults.forEach(fault -> mistakes.add(new Mistake(name, fault, document.line(fault.pointer()))));
            if (entry != null) {
                entries.add(entry);
            }
        }
        mistakes.sort(Comparator.comparingInt(Mistake::line));
        return new Reading(entries, mistakes);
    }

    private @Nullable CatalogEntry entry(JsonNode raw, Place place, Others others, List<Fault> faults) {
        String pointer = place.pointer;
        if (!raw.isObject()) {
            faults.add(new Fault(pointer, "An entry is a set of fields such as name: customer-service."));
            return null;
        }
        TextRules.check(raw, pointer, faults);
        var resolved = (ObjectNode) new Placeholders(environment::getProperty, faults).resolve(raw, pointer);
        if (!faults.isEmpty()) {
            return null;
        }
        EntryKeys.Keyed keyed = EntryKeys.keyed(resolved, pointer, faults);
        List<Fault> inEntry = new ArrayList<>();
        CatalogEntry entry = entry(keyed, place, inEntry);
        if (inEntry.isEmpty()) {
            others.check(entry, inEntry);
        }
        inEntry.stream()
                .map(fault -> new Fault(keyed.inFile(pointer, fault.pointer()), fault.message()))
                .distinct()
                .forEach(faults::add);
        return faults.isEmpty() ? entry : null;
    }

    private CatalogEntry entry(EntryKeys.Keyed keyed, Place place, List<Fault> faults) {
        ObjectNode entry = keyed.entry();
        boolean published = flag(entry, "is_published", true, faults);
        boolean firstParty = flag(entry, "is_first_party", !entry.has("author"), faults);
        StatedPrice.move(entry, faults);
        Secret secret = secret(entry, faults);
        boolean namesBase = entry.has("base_url");
        defaults(entry, keyed.olderStyle());
        faults.addAll(schema.check(entry).stream()
                .map(fault -> suggested(fault, entry))
                .toList());
        new EntryRules(settings, EntryRules.Stage.FILE, entry, faults).check();
        PictureRules.check(entry, place.folder, faults);
        return new CatalogEntry(entry, published, firstParty, namesBase, secret, place.line);
    }

    private static void defaults(ObjectNode entry, boolean olderStyle) {
        if (!entry.has("base_url") && entry.has("app_url")) {
            entry.set("base_url", entry.path("app_url"));
        }
        if (!entry.has("version")) {
            entry.put("version", "1.0.0");
        }
        if (olderStyle) {
            if (!entry.has("type")) {
                entry.put("type", "app");
            }
            if (!entry.has("install_targets")) {
                entry.putArray("install_targets").add("organization");
            }
            if (!entry.has("client")) {
                entry.put("client", "per_installation");
            }
        }
    }

    /** An unknown field of an entry may also be a mistyped key of the operator's. */
    private Fault suggested(Fault fault, ObjectNode entry) {
        String key = fault.pointer().startsWith("/") ? fault.pointer().substring(1) : "";
        if (!entry.has(key) || schema.fields().contains(key) || !fault.message().startsWith("There is no field")) {
            return fault;
        }
        Set<String> known = new TreeSet<>(schema.fields());
        known.addAll(EntryKeys.OPERATORS);
        known.add("slug");
        known.add("required_scopes");
        return new Fault(fault.pointer(), ManifestSchema.unknownField(key, known));
    }

    private static boolean flag(ObjectNode entry, String field, boolean otherwise, List<Fault> faults) {
        JsonNode value = entry.remove(field);
        if (value == null) {
            return otherwise;
        }
        String text = value.asString("");
        if (!text.equals("true") && !text.equals("false")) {
            faults.add(new Fault("/" + field, "Must be true or false."));
        }
        return text.equals("true");
    }

    private static @Nullable Secret secret(ObjectNode entry, List<Fault> faults) {
        JsonNode value = entry.remove("webhook_secret");
        if (value == null) {
            return null;
        }
        EntryRules.webhookSecret(value, faults);
        return Secret.of(value.asString(""));
    }

    private static @Nullable String nameIn(JsonNode raw) {
        String slug = raw.path("slug").asString("");
        String name = slug.isEmpty() ? raw.path("name").asString("") : slug;
        return name.isEmpty() ? null : name;
    }

    /** Entries before this one, by name and by what their display name looks like. */
    private static final class Others {

        private final Set<String> names = new TreeSet<>();
        private final Map<String, String> looks = new HashMap<>();

        void check(CatalogEntry entry, List<Fault> faults) {
            if (!names.add(entry.name())) {
                faults.add(new Fault("/name", "Another entry has the name " + entry.name() + " already."));
            }
            String other = looks.putIfAbsent(TextRules.look(entry.displayName()), entry.name());
            if (other != null && !other.equals(entry.name())) {
                faults.add(new Fault(
                        "/display_name", "Looks like the display name of " + other + ": make them different."));
            }
        }
    }
}

package dev.patchbay.catalog;

import dev.patchbay.catalog.CatalogDifference.Change;
import dev.patchbay.catalog.CatalogDifference.Field;
import dev.patchbay.catalog.CatalogDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares entries of the file with listings as they are stored. */
final class Differences {

    private static final String HIDDEN = "•••";

    private Differences() {}

    /** What an entry changes; empty when the listing says the same already. */
    static Optional<Change> between(@Nullable StoredListing before, CatalogEntry entry, Pictures pictures) {
        if (before == null) {
            return Optional.of(new Change(entry.name(), Kind.ADDED, List.of()));
        }
        List<Field> fields = new ArrayList<>();
        var names = new TreeSet<>(before.manifest().propertyNames());
        names.addAll(entry.manifest().propertyNames());
        // through text, so that numbers are of the same kind as those read from the database
        JsonNode manifest = JsonMapper.shared().readTree(entry.manifest().toString());
        for (String name : names) {
            JsonNode was = before.manifest().path(name);
            JsonNode is = manifest.path(name);
            if (!was.equals(is)) {
                fields.add(new Field(name, text(was), text(is)));
            }
        }
        if (before.listing().firstParty() != entry.firstParty()) {
            fields.add(flag("is_first_party", entry.firstParty()));
        }
        if (before.listing().lifecyclePaths() != entry.lifecyclePaths()) {
            fields.add(flag("lifecycle paths below base_url", entry.lifecyclePaths()));
        }
        if (entry.webhookSecret() != null && !entry.webhookSecret().equals(before.webhookSecret())) {
            fields.add(new Field("webhook_secret", HIDDEN, HIDDEN));
        }
        boolean secretFromFile = entry.webhookSecret() != null;
        if (before.signing().fromFile() != secretFromFile) {
            fields.add(flag("webhook_secret ruled by the file", secretFromFile));
        }
        if (!before.pictures().sameSources(pictures)) {
            fields.add(new Field("pictures", "as they were", "read anew"));
        }
        if (!before.fromFile()) {
            fields.add(flag("ruled by the file", true));
        }
        boolean wasPublished = before.listing().published();
        if (wasPublished != entry.published()) {
            return Optional.of(new Change(entry.name(), wasPublished ? Kind.UNPUBLISHED : Kind.PUBLISHED, fields));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Change(entry.name(), Kind.CHANGED, fields));
    }

    private static Field flag(String name, boolean now) {
        return new Field(name, Boolean.toString(!now), Boolean.toString(now));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() ? null : node.isString() ? node.asString() : node.toString();
    }
}

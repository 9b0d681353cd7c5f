package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a developer's manifest must keep to beyond what an operator's entry must. */
final class ManifestRules {

    private static final Pattern VERSION =
            Pattern.compile("\\d{1,19}\\.\\d{1,19}\\.\\d{1,19}([-+][0-9A-Za-z.+-]{1,60})?");
    private static final Pattern ADDRESS = Pattern.compile("https?://.+");

    private ManifestRules() {}

    static void check(ObjectNode manifest, List<Fault> faults) {
        readable(manifest.path("author").path("url"), "/author/url", faults);
        manifest.path("breaking_changes").properties().forEach(change -> {
            String pointer = Fault.below("/breaking_changes", change.getKey());
            if (!VERSION.matcher(change.getKey()).matches()) {
                faults.add(ManifestMistake.VERSION_KEY
                        .at(pointer, "Must be named after a version such as 2.0.0.")
                        .hinting("a version such as 2.0.0", null));
            }
            deadline(change.getValue().path("deadline"), pointer + "/deadline", faults);
            readable(change.getValue().path("migration_url"), pointer + "/migration_url", faults);
        });
        picture(manifest.path("icon"), "/icon", faults);
        int index = 0;
        for (JsonNode screenshot : manifest.path("screenshots")) {
            picture(screenshot, "/screenshots/" + index++, faults);
        }
    }

    private static void picture(JsonNode reference, String pointer, List<Fault> faults) {
        if (reference.isString() && !ADDRESS.matcher(reference.asString()).matches()) {
            faults.add(ManifestMistake.PICTURE_ADDRESS
                    .at(pointer, "Must be the https address of a PNG or JPEG.")
                    .hinting("an https address", null));
        }
        readable(reference, pointer, faults);
    }

    private static void deadline(JsonNode deadline, String pointer, List<Fault> faults) {
        if (!deadline.isString()) {
            return;
        }
        try {
            var _ = LocalDate.parse(deadline.asString());
        } catch (DateTimeException noDay) {
            faults.add(ManifestMistake.DAY_FORM
                    .at(pointer, "Must be a day such as 2027-03-31.")
                    .hinting("a day such as 2027-03-31", null));
        }
    }

    private static void readable(JsonNode address, String pointer, List<Fault> faults) {
        if (!address.isString()) {
            return;
        }
        try {
            var _ = new URI(address.asString());
        } catch (URISyntaxException malformed) {
            faults.add(ManifestMistake.INVALID_ADDRESS.at(pointer, "Is not a valid address."));
        }
    }
}

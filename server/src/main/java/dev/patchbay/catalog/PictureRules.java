package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where pictures of an entry may come from: https, or a file beside the catalog file. */
final class PictureRules {

    private PictureRules() {}

    static void check(ObjectNode entry, Path folder, List<Fault> faults) {
        check(entry.path("icon"), "/icon", folder, faults);
        int index = 0;
        for (JsonNode screenshot : entry.path("screenshots")) {
            check(screenshot, "/screenshots/" + index++, folder, faults);
        }
    }

    static boolean isRemote(String reference) {
        return reference.startsWith("https://");
    }

    private static void check(JsonNode reference, String pointer, Path folder, List<Fault> faults) {
        if (!reference.isString() || isRemote(reference.asString())) {
            return;
        }
        String text = reference.asString();
        if (text.contains("://")) {
            faults.add(new Fault(pointer, "Must be an https address, or the path of a file beside the catalog file."));
            return;
        }
        try {
            if (Path.of(text).isAbsolute()) {
                faults.add(new Fault(pointer, "Must be a path relative to the catalog file."));
            } else if (!Files.isReadable(folder.resolve(text))) {
                faults.add(new Fault(
                        pointer, "There is no file " + folder.resolve(text).normalize() + "."));
            }
        } catch (InvalidPathException malformed) {
            faults.add(new Fault(pointer, "Is not a path."));
        }
    }
}

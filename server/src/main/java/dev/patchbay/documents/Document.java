package dev.patchbay.documents;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A hand-written document and where its parts stand.
 *
 * @param lines line of each part by JSON Pointer
 */
public record Document(JsonNode root, Map<String, Integer> lines) {

    /** The line of a part, or of the nearest part around it that was written. */
    public int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }
}

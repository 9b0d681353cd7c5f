package dev.patchbay.documents;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A hand-written document and where its parts stand.
 *
 * @param places place of each part by JSON Pointer
 */
public record Document(JsonNode root, Map<String, Place> places) {

    /** The line of a part, or of the nearest part around it that was written. */
    public int line(String pointer) {
        return place(pointer).line();
    }

    /** Where a part stands, or the nearest part around it that was written. */
    public Place place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return Place.BEGINNING;
    }
}

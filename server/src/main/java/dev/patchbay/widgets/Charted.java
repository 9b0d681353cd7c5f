package dev.patchbay.widgets;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What of a Line's settings decides which past it has.
 *
 * @param keys of records; empty for the first ones there are
 * @param minutes how far it reaches back
 */
record Charted(String field, List<String> keys, int minutes) {

    /** Lines at most; of as many numbers a past is kept for one placement. */
    static final int MOST_LINES = 8;

    /** As {@code defaults} in {@code web/src/features/dashboard/builtin/config.ts}. */
    private static final int USUAL_MINUTES = 15;

    Charted {
        keys = List.copyOf(keys);
    }

    /** Empty for what is no line over time: of one over a field its records are the points. */
    static Optional<Charted> of(Placement placement) {
        JsonNode field = placement.config().path("field");
        if (placement.kind() != WidgetKind.LINE
                || !field.isString()
                || placement.config().has("over")) {
            return Optional.empty();
        }
        return Optional.of(new Charted(
                field.asString(),
                placement
                        .config()
                        .path("series")
                        .valueStream()
                        .map(key -> key.asString(""))
                        .limit(MOST_LINES)
                        .toList(),
                placement.config().path("minutes").asInt(USUAL_MINUTES)));
    }
}

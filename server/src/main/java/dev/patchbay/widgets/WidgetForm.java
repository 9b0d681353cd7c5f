package dev.patchbay.widgets;

import dev.patchbay.catalog.Manifest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a manifest says under {@code widget}, as the grid has it: no widget is wider than the grid, and the usual size lies between
 * the smallest and the largest.
 */
record WidgetForm(
        FrameBody.Size smallest,
        FrameBody.Size largest,
        FrameBody.Size usual,
        @Nullable JsonNode configSchema) {

    private static final FrameBody.Size GRID = new FrameBody.Size(12, 24);
    private static final FrameBody.Size SMALLEST = new FrameBody.Size(2, 2);
    private static final FrameBody.Size USUAL = new FrameBody.Size(4, 5);

    static WidgetForm of(Manifest manifest) {
        JsonNode widget = manifest.widget() == null ? MissingNode.getInstance() : manifest.widget();
        FrameBody.Size smallest = within(size(widget.path("min_size"), SMALLEST), new FrameBody.Size(1, 1), GRID);
        FrameBody.Size largest = within(size(widget.path("max_size"), GRID), smallest, GRID);
        FrameBody.Size usual = within(size(widget.path("default_size"), USUAL), smallest, largest);
        JsonNode schema = widget.path("config_schema");
        return new WidgetForm(smallest, largest, usual, schema.isMissingNode() || schema.isNull() ? null : schema);
    }

    private static FrameBody.Size size(JsonNode stated, FrameBody.Size otherwise) {
        return stated.isObject()
                ? new FrameBody.Size(
                        stated.path("width").asInt(otherwise.w()),
                        stated.path("height").asInt(otherwise.h()))
                : otherwise;
    }

    private static FrameBody.Size within(FrameBody.Size size, FrameBody.Size least, FrameBody.Size most) {
        return new FrameBody.Size(Math.clamp(size.w(), least.w(), most.w()), Math.clamp(size.h(), least.h(), most.h()));
    }
}

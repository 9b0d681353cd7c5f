package dev.patchbay.widgets;

import dev.patchbay.catalog.ConfigForm;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.pipeline.Source;
import dev.patchbay.pipeline.Sources;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What may be placed, and how it may be set up. Each mistake is noted with its place in the request. */
@Component
class PlacementRules {

    static final int LONGEST_TITLE = 80;

    private final Frames frames;
    private final Sources sources;

    PlacementRules(Frames frames, Sources sources) {
        this.frames = frames;
        this.sources = sources;
    }

    /** Something that can be shown, and within which bounds. */
    record Shown(
            WidgetKind kind,
            Installation installation,
            Area.Bounds bounds,
            @Nullable JsonNode schema) {}

    /** The kind of this name, or a mistake. */
    static Optional<WidgetKind> kind(@Nullable String word, String at, InvalidRequest mistakes) {
        Optional<WidgetKind> kind = WidgetKind.find(word);
        if (kind.isEmpty()) {
            mistakes.error(at + "/widget", "One of number, table, line, ticker, integration.");
        }
        return kind;
    }

    /** What the person has of this id, or a mistake. */
    static Optional<Installation> installation(
            @Nullable String id, Possessions.Held held, String at, InvalidRequest mistakes) {
        Optional<Installation> found = uuid(id).flatMap(known -> held.usable(new InstallationId(known)));
        if (found.isEmpty()) {
            mistakes.error(at + "/installation", "unknown", "Nothing that you may use now has this id.");
        }
        return found;
    }

    /** What is to be shown in this way, or a mistake. */
    Optional<Shown> shown(
            WidgetKind kind, Installation installation, Possessions.Held held, String at, InvalidRequest mistakes) {
        if (kind == WidgetKind.INTEGRATION) {
            FrameBody frame = frames.of(installation).frame();
            if (frame == null) {
                mistakes.error(at + "/widget", "no-frame", "It has no widget of its own that can be shown now.");
                return Optional.empty();
            }
            return Optional.of(new Shown(kind, installation, Area.Bounds.of(frame), frame.configSchema()));
        }
        if (!bringsData(held.listing(installation))) {
            mistakes.error(
                    at + "/widget", "no-data", "It brings no data: its own widget can be placed, if it has one.");
            return Optional.empty();
        }
        return Optional.of(new Shown(kind, installation, Area.Bounds.OF_THE_GRID, null));
    }

    /** What is placed already, so that it can be set up: also while it cannot be shown. */
    Shown shown(Placement placement, Installation installation, Possessions.Held held) {
        if (placement.kind().isBuiltIn()) {
            return new Shown(placement.kind(), installation, Area.Bounds.OF_THE_GRID, null);
        }
        FrameBody frame = frames.of(installation).frame();
        return frame == null
                ? new Shown(
                        placement.kind(),
                        installation,
                        Area.Bounds.OF_THE_GRID,
                        WidgetForm.of(held.listing(installation).manifest()).configSchema())
                : new Shown(placement.kind(), installation, Area.Bounds.of(frame), frame.configSchema());
    }

    /** Whether there is, or will be, something to show of it. */
    boolean bringsData(Listing listing) {
        return listing.type() == IntegrationType.DATA_SOURCE
                || sources.of(listing.id()).map(Source::schema).isPresent();
    }

    /**
     * The settings as they are kept. None at all means that it is set up later.
     *
     * @param given null for none
     */
    static ObjectNode config(Shown shown, @Nullable JsonNode given, String at, InvalidRequest mistakes) {
        if (given != null && !given.isNull() && !(given instanceof ObjectNode)) {
            mistakes.error(at, "does-not-fit", "Give the settings as an object.");
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode config = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        if (shown.kind.isBuiltIn()) {
            BuiltInConfig.check(shown.kind, config, at, mistakes);
            return config;
        }
        ObjectNode completed = ConfigForm.completed(shown.schema, config);
        if (!config.isEmpty()) {
            ConfigForm.check(shown.schema, completed).forEach(mistake -> mistake.noteIn(mistakes, at));
        }
        return completed;
    }

    /** What a person calls it: null for the name of the integration. */
    static @Nullable String title(@Nullable String given, String at, InvalidRequest mistakes) {
        if (given == null || given.isBlank()) {
            return null;
        }
        mistakes.text(at + "/title", given.strip(), LONGEST_TITLE);
        return given.strip();
    }

    /** As large as is wished, within bounds. */
    static Area.Extent extent(
            @Nullable Long w, @Nullable Long h, Area.Bounds bounds, String at, InvalidRequest mistakes) {
        return Area.Extent.clamped(number(w, at + "/w", mistakes), number(h, at + "/h", mistakes), bounds);
    }

    static long number(@Nullable Long given, String at, InvalidRequest mistakes) {
        if (given == null) {
            mistakes.error(at, "needed", "This is needed.");
            return 0;
        }
        return given;
    }

    static Optional<UUID> uuid(@Nullable String text) {
        if (text != null && text.length() == 36) {
            try {
                return Optional.of(UUID.fromString(text));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}

package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something on somebody's dashboard.
 *
 * @param installation what brings the data, or whose own widget it is
 * @param title what the person calls it; null for the name of the integration
 */
record Placement(
        UUID id,
        AccountId account,
        WidgetKind kind,
        InstallationId installation,
        @Nullable String title,
        ObjectNode config,
        Area area,
        Instant placedAt) {

    Placement at(Area other) {
        return new Placement(id, account, kind, installation, title, config, other, placedAt);
    }

    Placement saying(@Nullable String otherTitle, ObjectNode otherConfig) {
        return new Placement(id, account, kind, installation, otherTitle, otherConfig, area, placedAt);
    }
}

package dev.patchbay.lifecycle;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log holds it, the same for every transport.
 *
 * @param sequence its number in the stream, from 1 and without gaps
 * @param type such as {@code app.installed}
 * @param body JSON text, fixed when it was appended; it holds no credential
 */
public record WireEvent(EventId id, Stream stream, long sequence, String type, String body, Instant appendedAt) {

    /** The table that the log is. */
    public static final String TABLE = "lifecycle.event";

    /** An event from the columns of its row, each as text. */
    public static WireEvent ofRow(Map<String, @Nullable String> columns) {
        String installation = columns.get("installation_id");
        return new WireEvent(
                EventId.of(value(columns, "id")),
                new Stream(
                        UUID.fromString(value(columns, "stream_id")),
                        IntegrationId.of(value(columns, "integration_id")),
                        installation == null ? null : InstallationId.of(installation)),
                Long.parseLong(value(columns, "sequence")),
                value(columns, "type"),
                value(columns, "body"),
                OffsetDateTime.parse(value(columns, "appended_at")).toInstant());
    }

    private static String value(Map<String, @Nullable String> columns, String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }
}

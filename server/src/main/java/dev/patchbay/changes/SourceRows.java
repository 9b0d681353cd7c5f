package dev.patchbay.changes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads what Debezium hands over. */
final class SourceRows {

    private final String unchanged;

    /** @param unchanged what stands for a value that PostgreSQL did not send */
    SourceRows(String unchanged) {
        this.unchanged = unchanged;
    }

    /** A row, and the table it is of. */
    record Of(String table, Row row) {}

    /** Empty where it is no change of a row. */
    Optional<Of> read(SourceRecord change) {
        if (!(change.value() instanceof Struct envelope) || envelope.schema().field("op") == null) {
            return Optional.empty();
        }
        Struct source = envelope.getStruct("source");
        return operation(envelope.getString("op"))
                .map(operation -> new Of(
                        source.getString("schema") + "." + source.getString("table"),
                        new Row(
                                operation,
                                operation == Operation.DELETE
                                        ? columns(key(change))
                                        : columns(envelope.getStruct("after")),
                                source.getInt64("lsn"),
                                Instant.EPOCH.plus(source.getInt64("ts_us"), ChronoUnit.MICROS))));
    }

    private static Optional<Operation> operation(String letter) {
        return switch (letter) {
            case "c", "r" -> Optional.of(Operation.INSERT);
            case "u" -> Optional.of(Operation.UPDATE);
            case "d" -> Optional.of(Operation.DELETE);
            default -> Optional.empty();
        };
    }

    private static @Nullable Struct key(SourceRecord change) {
        return change.key() instanceof Struct key ? key : null;
    }

    private Map<String, @Nullable String> columns(@Nullable Struct values) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        if (values != null) {
            for (Field field : values.schema().fields()) {
                Object value = values.get(field);
                if (!unchanged.equals(value)) {
                    columns.put(field.name(), value == null ? null : value.toString());
                }
            }
        }
        return columns;
    }
}

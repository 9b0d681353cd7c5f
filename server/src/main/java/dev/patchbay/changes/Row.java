package dev.patchbay.changes;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that a committed transaction changed.
 *
 * @param columns its values after the change, by column, as text: numbers in decimal, {@code true} and {@code false}, UUIDs, JSON as
 *     it is written, moments as ISO 8601 in UTC. After a {@code DELETE} only those of the primary key are there. Left out is what an
 *     {@code UPDATE} did not touch and PostgreSQL keeps beside the row (a few kilobytes and more), and what has no text, such as an
 *     {@code xid8}
 * @param position where the change stands in PostgreSQL's log; within a transaction it grows
 * @param committed when the transaction was committed, by PostgreSQL's clock
 */
public record Row(Operation operation, Map<String, @Nullable String> columns, long position, Instant committed) {

    public Row {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The value of a column that has one. */
    public String value(String column) {
        String value = columns.get(column);
        if (value == null) {
            throw new IllegalArgumentException("The row has no " + column);
        }
        return value;
    }
}

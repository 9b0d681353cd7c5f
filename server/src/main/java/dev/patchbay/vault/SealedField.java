package dev.patchbay.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The place a sealed value belongs to. It is bound to the value (associated data of the AEAD), so that a sealed value copied
 * to another row, column or table does not open there.
 *
 * @param table table with its schema, such as {@code grants.client}
 * @param column name of the column
 * @param rowId id of the row, as text
 */
public record SealedField(String table, String column, String rowId) {

    /** Each part with its length before it: two different places never read the same. */
    byte[] associatedData() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(table);
            out.writeUTF(column);
            out.writeUTF(rowId);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

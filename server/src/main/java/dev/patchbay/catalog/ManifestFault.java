package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.documents.Said;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a manifest and where it is written.
 *
 * @param pointer JSON Pointer (RFC 6901)
 * @param line from 1
 * @param column from 1
 * @param detail what is wrong and how to mend it, in English
 * @param expected what would be right there, in short
 * @param nearest the known name that was probably meant
 * @param said the detail for other languages; {@link FaultWords} knows them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManifestFault(
        String pointer,
        int line,
        int column,
        String detail,
        @Nullable String expected,
        @Nullable String nearest,
        @JsonIgnore @Nullable Said said) {

    /** Names the mistake for programs; null where nobody named it. */
    @JsonProperty("code")
    public @Nullable String code() {
        return said == null ? null : said.key();
    }
}

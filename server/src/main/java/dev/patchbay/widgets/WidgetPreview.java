package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The widget of an integration as its developers see it.
 *
 * @param draft whether it is the one of the draft, which nobody else sees
 * @param frame what is shown; null where nothing can be. Of a draft, its address is good for half an hour
 * @param version of the integration
 * @param bytes of the bundle, after decompression; null where there is none
 * @param budgetBytes how many it may have: {@code patchbay.vetting.bundle-budget}
 * @param fetchedAt when the server was asked last; null where nobody has asked it yet
 * @param fault what was wrong then; null where nothing was
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WidgetPreview(
        boolean draft,
        String version,
        @Nullable FrameBody frame,
        @Nullable Integer bytes,
        int budgetBytes,
        @Nullable Instant fetchedAt,
        @Nullable Fault fault) {

    /**
     * What is wrong with a bundle.
     *
     * @param message in the reader's language
     * @param line from 1; null where it is about no place in it
     * @param column from 1; null where nobody knows it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(
            String message,
            @Nullable Integer line,
            @Nullable Integer column) {}
}

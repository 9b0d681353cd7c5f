package dev.patchbay.storefront;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is looked for: words, in whatever has all of these labels; a missing one excludes nothing. */
record Wanted(
        String text,
        @Nullable String type,
        @Nullable String category,
        @Nullable String price,
        @Nullable String tier,
        Sort sort) {

    static Wanted words(String text) {
        return new Wanted(text, null, null, null, null, Sort.RELEVANCE);
    }

    List<String> labels() {
        return labels(null);
    }

    /** The labels, without the one of this kind. */
    List<String> labels(Label.@Nullable Kind without) {
        List<String> labels = new ArrayList<>();
        for (Label.Kind kind : Label.Kind.values()) {
            String value = chosen(kind);
            if (kind != without && value != null) {
                labels.add(kind.label(value));
            }
        }
        return labels;
    }

    @Nullable
    String chosen(Label.Kind kind) {
        return switch (kind) {
            case TYPE -> type;
            case CATEGORY -> category;
            case PRICE -> price;
            case TIER -> tier;
        };
    }
}

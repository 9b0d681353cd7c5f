package dev.patchbay.notices;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell.
 *
 * @param said values for its words
 * @param link where it leads, a path of this Patchbay
 * @param once what it is about, where nobody is to be told of it twice
 */
record News(
        NoticeKind kind,
        Map<String, String> said,
        @Nullable String link,
        @Nullable String once) {

    News {
        said = said.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, value -> inOneLine(value.getValue())));
    }

    /** What people wrote may have lines; a title and the head of a letter have one. */
    private static String inOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    News(NoticeKind kind, Map<String, String> said, @Nullable String link) {
        this(kind, said, link, null);
    }
}

package dev.patchbay.notices;

import dev.patchbay.kernel.AccountId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell.
 *
 * @param said values for its words
 * @param link where it leads, a path of this Patchbay
 * @param once what it is about, where nobody is to be told of it twice
 * @param about the person whose name it says, which is taken out when that account is deleted
 */
record News(
        NoticeKind kind,
        Map<String, String> said,
        @Nullable String link,
        @Nullable String once,
        @Nullable AccountId about) {

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

    News(NoticeKind kind, Map<String, String> said, @Nullable String link, @Nullable String once) {
        this(kind, said, link, once, null);
    }

    News naming(AccountId person) {
        return new News(kind, said, link, once, person);
    }
}

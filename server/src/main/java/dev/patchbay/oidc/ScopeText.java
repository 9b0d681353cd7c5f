package dev.patchbay.oidc;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.StringUtils;

/** Scopes as requests and tokens write them: names with spaces between (RFC 6749 §3.3). */
final class ScopeText {

    private ScopeText() {}

    static Set<String> parse(String text) {
        List<String> names = List.of(StringUtils.tokenizeToStringArray(text, " "));
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** The words of any such list in their order, such as languages by preference. */
    static List<String> ordered(String text) {
        return List.of(StringUtils.tokenizeToStringArray(text, " "));
    }
}

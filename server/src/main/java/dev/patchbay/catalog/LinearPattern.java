package dev.patchbay.catalog;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/** Regular expressions of schemas on RE2/J: time linear in the text, and no look-around. */
final class LinearPattern {

    private LinearPattern() {}

    /**
     * Compiles a schema's pattern.
     *
     * @throws PatternSyntaxException when it cannot be run in linear time
     */
    static RegularExpression compile(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}

package dev.patchbay.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path, with its query and fragment, that cannot lead to another site, however its reader resolves it: one leading slash, none
 * that follows another, no parts that are dots, no backslash, no encoded slash at its head, no control character, at most 512
 * characters.
 */
public record LocalPath(String value) {

    /** What a reader may take away (RFC 3986 §5.2.4) so that something else comes to stand at the head. */
    private static final Pattern RESOLVED = Pattern.compile("(?i)//|/(?:\\.|%2e){1,2}(?:/|$)");

    public static final LocalPath ROOT = new LocalPath("/");

    private static final int MAXIMUM = 512;

    public LocalPath {
        if (!isLocal(value)) {
            throw new ProblemException(
                    KernelProblem.INVALID_PATH,
                    "Give a path of this site: it starts with one slash, as in /tickets/7.");
        }
    }

    public static LocalPath parse(String text) {
        return new LocalPath(text);
    }

    /** The path, or {@code /} when it is missing or could lead elsewhere. */
    public static LocalPath orRoot(@Nullable String text) {
        return text != null && isLocal(text) ? new LocalPath(text) : ROOT;
    }

    private static boolean isLocal(String text) {
        if (text.isEmpty() || text.length() > MAXIMUM || text.charAt(0) != '/') {
            return false;
        }
        if (RESOLVED.matcher(text.split("[?#]", 2)[0]).find()
                || text.indexOf('\\') >= 0
                || text.chars().anyMatch(LocalPath::isForbidden)) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("%2f%2f") || lower.startsWith("/%2f") || lower.contains("%5c") || lower.contains("%00")) {
            return false;
        }
        try {
            return new URI(text).getRawAuthority() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) || Character.isWhitespace(character);
    }

    @Override
    public String toString() {
        return value;
    }
}

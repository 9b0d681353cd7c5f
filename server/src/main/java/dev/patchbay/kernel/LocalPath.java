package dev.patchbay.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A path, with its query and fragment, that cannot lead to another site: one leading slash, no second one, no backslash, no
 * encoded slash or backslash at its head, no control character, at most 512 characters.
 */
public record LocalPath(String value) {

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
        if (text.startsWith("//") || text.indexOf('\\') >= 0 || text.chars().anyMatch(LocalPath::isForbidden)) {
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

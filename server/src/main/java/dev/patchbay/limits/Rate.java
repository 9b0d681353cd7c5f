package dev.patchbay.limits;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often something may be called.
 *
 * @param calls that a window has
 */
public record Rate(int calls, Duration window) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})/(s|min|h)");

    private static final Map<String, Duration> WINDOWS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    /** {@code 600/min}, {@code 20/s} or {@code 5000/h}; null if it is none of these. */
    public static @Nullable Rate parse(String text) {
        Matcher form = FORM.matcher(text);
        Duration window = form.matches() ? WINDOWS.get(form.group(2)) : null;
        return window == null ? null : new Rate(Integer.parseInt(form.group(1)), window);
    }

    @Override
    public String toString() {
        return calls + "/" + (window.equals(WINDOWS.get("s")) ? "s" : window.equals(WINDOWS.get("min")) ? "min" : "h");
    }
}

package dev.patchbay.mail;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter to a person. Its words are the messages {@code mail.<kind>.subject}, {@code mail.<kind>.text} (paragraphs parted by
 * an empty line) and, with an action, {@code mail.<kind>.action}, the label of its button.
 *
 * @param kind such as {@code password-reset}
 * @param to one mail address, nothing else
 * @param values what stands for <code>{name}</code> in the words; <code>{brand}</code> and <code>{address}</code>, the name
 *     and the base URL of this Patchbay, are known anyway
 * @param action where the button leads: an address of this Patchbay, which may hold a one-time token
 */
public record Letter(
        String kind,
        String to,
        Locale locale,
        Map<String, String> values,
        @Nullable URI action) {

    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");

    /** One addressee without name, comment, route, quotes or a second one (a stricter RFC 5321 §4.1.2). */
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s@\\p{Cntrl}\\p{Cf}<>\"(),;:\\\\\\[\\]]+@[^\\s@\\p{Cntrl}\\p{Cf}<>\"(),;:\\\\\\[\\]]+");

    public Letter {
        values = Map.copyOf(values);
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("no kind of letter: " + kind);
        }
        if (!isAddress(to)) {
            throw new IllegalArgumentException("a letter goes to one plain mail address");
        }
        values.forEach((name, value) -> {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("the value of " + name + " has a control character");
            }
        });
    }

    /** Whether a letter can go to this address: one that is plain, without a name or a second one. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /** Without values and action: they may be for the recipient alone. */
    @Override
    public String toString() {
        return "Letter[" + kind + "]";
    }
}

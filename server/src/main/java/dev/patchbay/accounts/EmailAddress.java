package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in the one form in which we keep and compare it: lower case, the domain as it stands in the DNS
 * ({@code xn--…}, RFC 5891 §5.5). Before the @ there is ASCII alone (RFC 5321 §4.1.2): what looks like another letter cannot
 * look like another person, and what is mailed to is what was compared.
 */
public record EmailAddress(String value) {

    static final int MAXIMUM = 254;

    private static final int LOCAL_PART_MAXIMUM = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    /** The normalised address, or nothing when the text has not the form of one. */
    public static Optional<EmailAddress> parse(@Nullable String text) {
        if (text == null || text.length() > MAXIMUM) {
            return Optional.empty();
        }
        String normal = text.strip();
        int at = normal.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = normal.substring(0, at).toLowerCase(Locale.ROOT);
        Optional<String> domain = domain(normal.substring(at + 1));
        boolean fits = local.length() <= LOCAL_PART_MAXIMUM
                && LOCAL_PART.matcher(local).matches()
                && normal.substring(0, at).chars().allMatch(character -> character < 0x80);
        return domain.filter(found -> fits && local.length() + 1 + found.length() <= MAXIMUM)
                .map(found -> new EmailAddress(local + "@" + found));
    }

    /** The address, or a mistake noted at the pointer. */
    static Optional<EmailAddress> parse(@Nullable String text, String pointer, InvalidRequest mistakes) {
        Optional<EmailAddress> address = parse(text);
        if (address.isEmpty()) {
            mistakes.error(pointer, "not-an-address", "Give an e-mail address, such as ada@example.com.");
        }
        return address;
    }

    /** A domain as it stands in the DNS, or nothing when it cannot stand there. */
    static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(Normalizer.normalize(text, Normalizer.Form.NFC), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.endsWith(".") || ascii.startsWith(".")
                    ? Optional.empty()
                    : Optional.of(ascii);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }
}

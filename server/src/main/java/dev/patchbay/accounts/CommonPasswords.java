package dev.patchbay.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that are tried first wherever somebody guesses (NIST SP 800-63B §3.1.1.2 asks to refuse them). */
final class CommonPasswords {

    private static final int FEWEST_DIFFERENT = 4;
    private static final Set<String> LIST = read();

    private CommonPasswords() {}

    /** Whether it stands on the list, whatever the case, or repeats fewer than four characters. */
    static boolean include(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return LIST.contains(lower) || lower.codePoints().distinct().count() < FEWEST_DIFFERENT;
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("/accounts/common-passwords.txt"),
                "the list is part of this jar")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package dev.patchbay.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in the one form in which we keep and compare it. */
record EmailAddress(String value) {

    static final int MAXIMUM = 254;

    private static final Pattern FORM =
            Pattern.compile("[^\\s@\\p{Cntrl}\\p{Cf}<>\"(),;:]+@[^\\s@\\p{Cntrl}\\p{Cf}<>\"(),;:]+");

    /** The normalised address, or nothing when the text has not the form of one. */
    static Optional<EmailAddress> parse(String text) {
        String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return normal.length() <= MAXIMUM && FORM.matcher(normal).matches()
                ? Optional.of(new EmailAddress(normal))
                : Optional.empty();
    }
}

package dev.patchbay.grants;

import java.util.List;
import java.util.Locale;

/**
 * What a person agreed to, as it stood before their eyes: the receipt of a grant.
 *
 * @param version of what was read; another one as soon as anything in it changes
 * @param locale the language that it was read in
 * @param shown all that was asked for, in the order in which it stood there
 * @param domains host names that the widget was said to connect to
 */
public record Receipt(String version, Locale locale, List<Shown> shown, List<String> domains) {

    public Receipt {
        shown = List.copyOf(shown);
        domains = List.copyOf(domains);
    }

    /**
     * One thing that was asked for.
     *
     * @param purpose what the developer says it is for; empty when nothing is said
     * @param optional whether it could be left out
     * @param given whether it was agreed to
     */
    public record Shown(String scope, String title, String sentence, String purpose, boolean optional, boolean given) {}
}

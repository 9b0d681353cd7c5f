package dev.patchbay.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the name that programs address an organization by of the name that people gave it. */
final class PublisherNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^[^a-z]+|-+$");
    private static final int LONGEST = 50;

    private PublisherNames() {}

    /** Such as {@code muller-sohne} of Müller &amp; Söhne; {@code publisher} where nothing is left. */
    static String of(String displayName) {
        String plain = MARKS.matcher(Normalizer.normalize(displayName, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        String name = OTHER.matcher(plain).replaceAll("-");
        name = name.substring(0, Math.min(name.length(), LONGEST));
        name = EDGES.matcher(name).replaceAll("");
        return name.length() < 2 ? "publisher" : name;
    }
}

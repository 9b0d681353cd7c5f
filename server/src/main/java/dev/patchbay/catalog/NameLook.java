package dev.patchbay.catalog;

/** What names look like: two with the same look are taken for each other. */
public final class NameLook {

    private NameLook() {}

    /** Lower-case letters and digits, with those of other scripts that look like Latin ones in their place; may be empty. */
    public static String of(String name) {
        return TextRules.look(name);
    }
}

package dev.patchbay.kernel;

import java.util.regex.Pattern;

/** A name that people type and programs address: a lower-case letter, then 1 to 62 letters, digits and hyphens. */
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw new ProblemException(
                    KernelProblem.INVALID_SLUG,
                    "A name starts with a lower-case letter, followed by 1 to 62 lower-case letters, digits or hyphens.");
        }
    }

    public static Slug of(String text) {
        return new Slug(text);
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.patchbay.media;

import java.util.regex.Pattern;

/**
 * An image, named by what is in it.
 *
 * @param sha256 SHA-256 of the stored PNG, 64 lower-case hexadecimal digits
 */
public record MediaId(String sha256) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public MediaId {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
    }

    /** Where browsers find it, as a path of this site. */
    public String path() {
        return "/media/" + sha256 + ".png";
    }

    @Override
    public String toString() {
        return sha256;
    }
}

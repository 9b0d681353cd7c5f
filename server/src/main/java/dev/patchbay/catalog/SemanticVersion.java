package dev.patchbay.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version number and its precedence (Semantic Versioning 2.0.0 §11); build metadata does not count. */
record SemanticVersion(String text, List<String> core, List<String> preRelease) implements Comparable<SemanticVersion> {

    private static final Pattern FORM = Pattern.compile(
            "((?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*))(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Reads a number that the manifest's schema has accepted. */
    static SemanticVersion of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a semantic version: " + text);
        }
        String preRelease = parts.group(2);
        return new SemanticVersion(
                text, identifiers(parts.group(1)), preRelease == null ? List.of() : identifiers(preRelease));
    }

    boolean isGreaterThan(SemanticVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = compare(core, other.core);
        if (order != 0 || preRelease.equals(other.preRelease)) {
            return order;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return preRelease.isEmpty() ? 1 : -1;
        }
        return compare(preRelease, other.preRelease);
    }

    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compare(String left, String right) {
        boolean leftNumber = NUMBER.matcher(left).matches();
        boolean rightNumber = NUMBER.matcher(right).matches();
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        if (!leftNumber) {
            return Integer.signum(left.compareTo(right));
        }
        // numbers of any length: the longer one is greater once leading zeros are gone
        String a = withoutZeros(left);
        String b = withoutZeros(right);
        return a.length() == b.length() ? Integer.signum(a.compareTo(b)) : Integer.compare(a.length(), b.length());
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    private static List<String> identifiers(String text) {
        return List.of(text.split("\\.", -1));
    }
}

package dev.patchbay.widgets;

import dev.patchbay.kernel.Sha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A bundle, by what is in it.
 *
 * @param sha256 in hexadecimal digits
 */
record BundleId(String sha256) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    BundleId {
        if (!isHash(sha256)) {
            throw new IllegalArgumentException("64 hexadecimal digits in lower case");
        }
    }

    static boolean isHash(String text) {
        return FORM.matcher(text).matches();
    }

    static BundleId of(byte[] script) {
        return new BundleId(Sha256.hex(script));
    }

    static BundleId read(byte[] column) {
        return new BundleId(HexFormat.of().formatHex(column));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(sha256);
    }

    /** For the attribute {@code integrity} of a script (W3C Subresource Integrity). */
    String integrity() {
        return "sha256-" + Base64.getEncoder().encodeToString(bytes());
    }

    String frame() {
        return "/w/" + sha256 + "/frame";
    }

    /** What another version lets the same bundle connect to has another address. */
    String frame(FramePolicy policy) {
        return policy.isClosed() ? frame() : "/w/" + sha256 + "/" + policy.name() + "/frame";
    }

    String script() {
        return "/w/" + sha256 + "/bundle.js";
    }
}

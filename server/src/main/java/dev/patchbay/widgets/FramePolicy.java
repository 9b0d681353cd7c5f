package dev.patchbay.widgets;

import dev.patchbay.kernel.Sha256;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a frame may connect to.
 *
 * @param domains host names, in order, each once; empty where it reaches nobody
 */
record FramePolicy(List<String> domains) {

    static final FramePolicy CLOSED = new FramePolicy(List.of());

    /** They stand in headers as they are. */
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    FramePolicy {
        domains = domains.stream().sorted().distinct().toList();
        if (!domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            throw new IllegalArgumentException("a frame connects to host names");
        }
    }

    static FramePolicy to(Collection<String> domains) {
        return new FramePolicy(List.copyOf(domains));
    }

    boolean isClosed() {
        return domains.isEmpty();
    }

    /** Names it in addresses, in hexadecimal digits. */
    String name() {
        return Sha256.hex(String.join(" ", domains));
    }

    byte[] hash() {
        return HexFormat.of().parseHex(name());
    }

    /** For {@code connect-src} (Content Security Policy Level 3). */
    String sources() {
        return isClosed()
                ? "'none'"
                : domains.stream().map(domain -> "https://" + domain).collect(Collectors.joining(" "));
    }

    /** For {@code Connection-Allowlist}: an inner list of URL patterns, and what the document itself is loaded from. */
    String allowlist() {
        return domains.stream()
                .map(domain -> " \"https://" + domain + "\"")
                .collect(Collectors.joining("", "(response-origin", ")"));
    }
}

package dev.patchbay.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** What the public addresses must be: https or a loopback name, no path, and two different hosts. */
final class AddressRules {

    private static final String BASE = "patchbay.base-url";
    private static final String WIDGETS = "patchbay.widgets-origin";

    private AddressRules() {}

    static List<StartupProblem> problems(PropertyResolver environment, boolean development) {
        List<StartupProblem> problems = new ArrayList<>();
        URI base = address(environment, BASE, "https://apps.example.com", development, problems);
        URI widgets = address(environment, WIDGETS, "https://widgets.example.net", development, problems);
        if (base != null && widgets != null && host(base).equals(host(widgets))) {
            problems.add(new StartupProblem(
                    WIDGETS,
                    "It has the same host name as %s, so that widgets would receive people's session cookies."
                            .formatted(BASE),
                    "Give widgets a host name of their own; another port is not enough."));
        }
        return problems;
    }

    /** Each must be an address itself: a name could come to mean another machine. */
    static List<StartupProblem> proxies(List<String> addresses) {
        return addresses.stream()
                .filter(address -> !isLiteral(address))
                .map(address -> new StartupProblem(
                        "patchbay.trusted-proxies",
                        "%s is not an IP address.".formatted(address),
                        "List the addresses that your reverse proxies connect from, such as 10.0.0.5."))
                .toList();
    }

    private static boolean isLiteral(String address) {
        try {
            return !InetAddress.ofLiteral(address).isAnyLocalAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static @Nullable URI address(
            PropertyResolver environment,
            String setting,
            String example,
            boolean development,
            List<StartupProblem> problems) {
        String text = environment.getProperty(setting);
        if (text == null || text.isBlank()) {
            if (!development) {
                problems.add(new StartupProblem(
                        setting,
                        "It is missing.",
                        "Set it to the address that people's browsers use, such as " + example + "."));
            }
            return null;
        }
        String wrong = wrong(text.strip());
        if (wrong != null) {
            problems.add(new StartupProblem(setting, wrong, "Set it to an address such as " + example + "."));
            return null;
        }
        return URI.create(text.strip());
    }

    private static @Nullable String wrong(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            String path = address.getRawPath();
            if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
                return "It is not an https address.";
            }
            if (scheme.equals("http") && !isLoopback(host(address))) {
                return "Plain http is for this machine's own names only, and %s is not one."
                        .formatted(address.getHost());
            }
            boolean more = address.getRawUserInfo() != null
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null
                    || !(path == null || path.isEmpty() || path.equals("/"));
            return more ? "It has more than scheme, host name and port." : null;
        } catch (URISyntaxException notAnAddress) {
            return "It is not an https address.";
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || InetAddress.ofLiteral(host.matches("[0-9.]+|\\[.+]") ? host : "192.0.2.1")
                        .isLoopbackAddress();
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }
}

package dev.patchbay.gateway;

import dev.patchbay.platform.PatchbaySettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the address of an upstream server must be. It is the operator's word, so that private addresses are as good as others. */
@Component
class UpstreamAddresses {

    private static final int USUAL_PORT = 8080;

    private final Set<String> names = new HashSet<>();
    private final Set<Integer> ports = new HashSet<>();

    UpstreamAddresses(PatchbaySettings settings, Environment environment) {
        Stream.of(settings.baseUrl(), settings.widgetsOrigin()).forEach(origin -> {
            names.add(host(origin));
            ports.add(port(origin));
        });
        ports.add(environment.getProperty("server.port", Integer.class, USUAL_PORT));
    }

    /** The port that this node got, where the settings leave it open. */
    @EventListener
    void started(WebServerInitializedEvent event) {
        synchronized (ports) {
            ports.add(event.getWebServer().getPort());
        }
    }

    @Nullable
    URI check(String text, Consumer<String> wrong) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException malformed) {
            wrong.accept("This is no address.");
            return null;
        }
        String scheme = String.valueOf(address.getScheme());
        if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
            wrong.accept("An address begins with https:// or http:// and a host, such as http://10.0.0.7:8080.");
            return null;
        }
        if (address.getRawUserInfo() != null) {
            wrong.accept(
                    "No name and password in an address: it is shown and logged. The server can check the assertion instead.");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            wrong.accept("An address has no ? and no # here: the caller's query is handed on.");
        }
        if (GatewayFilter.isAmbiguous(String.valueOf(address.getRawPath()))) {
            wrong.accept("The path of an address has no empty parts, no dots for parts, and nothing encoded.");
        }
        if (isOurs(address)) {
            wrong.accept("This is Patchbay's own address: leave upstream away where Patchbay answers itself.");
        }
        return address;
    }

    private boolean isOurs(URI address) {
        synchronized (ports) {
            String host = host(address);
            return isLoopback(host) ? ports.contains(port(address)) : names.contains(host);
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
            return literal.isLoopbackAddress() || literal.isAnyLocalAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
    }
}

package dev.patchbay.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this Patchbay stands and how it is reached.
 *
 * @param mode {@code production} (default) refuses to start without its secrets; {@code development} makes its own and allows
 *     http on loopback names
 * @param baseUrl public address of Patchbay without a path, such as {@code https://apps.example.com}
 * @param widgetsOrigin origin that widgets are served from; another host than that of the base URL
 * @param dataDir folder of the embedded database and of development keys
 * @param trustedProxies addresses of reverse proxies whose {@code X-Forwarded-*} headers are believed; none by default
 */
@ConfigurationProperties("patchbay")
public record PatchbaySettings(
        @DefaultValue("production") Mode mode,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("http://widgets.localhost:8080") URI widgetsOrigin,
        @DefaultValue("data") Path dataDir,
        @DefaultValue List<String> trustedProxies) {

    /** How much this Patchbay makes up by itself. */
    public enum Mode {
        PRODUCTION,
        DEVELOPMENT
    }

    public PatchbaySettings {
        baseUrl = originOf(baseUrl);
        widgetsOrigin = originOf(widgetsOrigin);
        trustedProxies = List.copyOf(trustedProxies);
    }

    public boolean development() {
        return mode == Mode.DEVELOPMENT;
    }

    /** Whether browsers reach Patchbay over TLS, so that cookies can be {@code Secure}. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The OpenID Connect issuer. */
    public String issuer() {
        return baseUrl + "/oidc";
    }

    /** The address of a path of this Patchbay. */
    public URI at(String path) {
        return URI.create(baseUrl + path);
    }

    private static URI originOf(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return URI.create(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT) + "://" + host + port);
    }
}

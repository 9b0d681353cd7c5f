package dev.patchbay.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every part of Patchbay needs to know about this installation.
 *
 * @param mode development allows http on loopback names, an embedded database and a key kept beside the data; production
 *     has no defaults for addresses and secrets
 * @param baseUrl where people's browsers reach Patchbay, without a path: https, or http for a loopback name
 * @param widgetsOrigin where widgets are served from, without a path: another host name than that of the base URL
 * @param dataDir the folder that holds what must survive a restart
 * @param trustedProxies addresses of reverse proxies whose forwarded headers are believed
 */
@ConfigurationProperties("patchbay")
public record PatchbaySettings(
        @DefaultValue("production") Mode mode,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("http://widgets.localhost:8080") URI widgetsOrigin,
        @DefaultValue("data") Path dataDir,
        @DefaultValue List<String> trustedProxies) {

    /** Which rules the start-up checks apply. */
    public enum Mode {
        DEVELOPMENT,
        PRODUCTION
    }

    public PatchbaySettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    public boolean production() {
        return mode == Mode.PRODUCTION;
    }

    /** An address of this installation, such as {@code /login} on the base URL. */
    public URI at(String path) {
        return baseUrl.resolve(path);
    }

    /** The base URL as browsers write an origin: scheme, host and port, no slash at the end. */
    public String origin() {
        String text = baseUrl.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether cookies can be marked Secure, which plain http on a loopback name cannot. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }
}

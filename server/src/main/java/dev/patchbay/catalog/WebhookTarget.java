package dev.patchbay.catalog;

import dev.patchbay.kernel.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an integration hears about its installations over HTTP, and what its deliveries are signed with.
 *
 * @param url {@code webhook_url}, or {@code base_url} with {@code lifecyclePaths}
 * @param lifecyclePaths whether only installs and uninstalls are told, each at a path of its own
 * @param secret the {@code whsec_…} secret of Standard Webhooks
 * @param previous the one that it replaced, as long as that signs too
 */
public record WebhookTarget(
        URI url,
        boolean lifecyclePaths,
        Secret secret,
        @Nullable Secret previous) {

    /** All secrets that sign, the newest first. */
    public List<Secret> secrets() {
        return previous == null ? List.of(secret) : List.of(secret, previous);
    }

    /** The address for an event such as {@code app.installed}; empty where this integration has none for it. */
    public Optional<URI> urlFor(String event) {
        if (!lifecyclePaths) {
            return Optional.of(url);
        }
        return switch (event) {
            case "app.installed" -> Optional.of(below("/lifecycle/install"));
            case "app.uninstalled" -> Optional.of(below("/lifecycle/uninstall"));
            default -> Optional.empty();
        };
    }

    private URI below(String path) {
        String base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}

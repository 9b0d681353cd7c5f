package dev.patchbay.vetting;

import dev.patchbay.catalog.CredentialsKind;
import dev.patchbay.catalog.EventsTransport;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.kernel.IntegrationId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param integration null on a developer's own machine, where nothing is registered
 * @param manifest what it says about itself
 * @param document the manifest as it was written
 * @param stage what it is wanted for
 * @param ask the way to its addresses
 */
public record CheckSubject(
        @Nullable IntegrationId integration, Manifest manifest, String document, Stage stage, Ask ask) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** What a manifest is wanted for. */
    public enum Stage {
        /** It will be a version, and may live on its developer's machine until then. */
        DRAFT,
        /** Strangers install it. */
        LIVE,
        /** An operator put it into the catalog file, and answers for its addresses. */
        FILE
    }

    public boolean is(IntegrationType type) {
        return manifest.type() == type;
    }

    /** Whether each organization runs it for itself, at addresses that nobody else knows. */
    public boolean runByOrganizations() {
        return manifest.credentials() == CredentialsKind.MANUAL;
    }

    /** The address of a path below {@code base_url}. */
    public URI below(String path) {
        return manifest.below(path);
    }

    /** Where it is told of an installation over HTTP, by its manifest alone. */
    public Optional<URI> toldAt() {
        if (manifest.eventsTransport() == EventsTransport.PULL || runByOrganizations()) {
            return Optional.empty();
        }
        if (manifest.webhookUrl() != null) {
            return Optional.of(manifest.webhookUrl());
        }
        return is(IntegrationType.APP) && manifest.eventsTransport() == EventsTransport.WEBHOOK
                ? Optional.of(below("/lifecycle/install"))
                : Optional.empty();
    }

    /** Whether an address names the machine of whoever asks it. */
    public static boolean loopback(URI address) {
        return address.getHost() != null
                && LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}

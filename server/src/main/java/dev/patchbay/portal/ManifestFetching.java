package dev.patchbay.portal;

import dev.patchbay.catalog.Manifest;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.vetting.CheckWords;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the manifest that an integration serves itself, at {@code {base_url}/manifest.json}. */
@Component
class ManifestFetching {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Egress egress;
    private final CheckWords words;

    ManifestFetching(Egress egress, CheckWords words) {
        this.egress = egress;
        this.words = words;
    }

    /** @throws ProblemException {@code manifest-not-fetched}, which says why, in the person's language too */
    String fetch(Manifest manifest, Locale locale) {
        String base = manifest.baseUrl().toString();
        URI address = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/manifest.json");
        return switch (egress.send(EgressRequest.get(address)
                .withHeader("Accept", "application/json")
                .withTimeout(LONGEST)
                .withMaximumBody(ManifestText.MAXIMUM))) {
            case EgressResponse response when response.status() == 200 -> ManifestText.of(response.body());
            case EgressResponse response ->
                throw refused(
                        address,
                        "It answered with status " + response.status() + ", and 200 is needed.",
                        words.unexpected(address, response.status(), locale));
            case EgressFailure failure ->
                throw refused(address, failure.message(), words.silence(address, failure, locale));
        };
    }

    private static ProblemException refused(URI address, String why, String said) {
        return new ProblemException(
                PortalProblem.MANIFEST_NOT_FETCHED,
                "Nothing was changed. " + address + " could not be read. " + why,
                Map.of("address", address.toString(), "why", said));
    }
}

package dev.patchbay.egress;

import dev.patchbay.platform.PatchbaySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Doors for tests; Patchbay itself is at {@code http://localhost:8080}. */
final class TestEgress {

    private TestEgress() {}

    static Egress reaching(String... developmentTargets) {
        return with(InetAddress::getAllByName, developmentTargets);
    }

    static Egress with(NameLookup lookup, String... developmentTargets) {
        try {
            return with(lookup, SSLContext.getDefault(), developmentTargets);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Egress with(NameLookup lookup, SSLContext tls, String... developmentTargets) {
        var settings = new EgressSettings(List.of(developmentTargets), 4, 2);
        var meters = new SimpleMeterRegistry();
        return new Egress(
                new Doors(settings, new OwnPorts(platform("http://localhost:8080"))),
                new NameResolution(lookup, meters),
                new EgressClient(settings, tls),
                meters);
    }

    static PatchbaySettings platform(String baseUrl) {
        return new PatchbaySettings(
                PatchbaySettings.Mode.DEVELOPMENT,
                URI.create(baseUrl),
                URI.create(baseUrl.replace("://", "://widgets.")),
                Path.of("data"),
                List.of());
    }
}

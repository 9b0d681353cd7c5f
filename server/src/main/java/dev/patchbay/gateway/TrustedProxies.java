package dev.patchbay.gateway;

import dev.patchbay.platform.PatchbaySettings;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of the configured proxies, and of nobody else. */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final List<String> addresses;

    TrustedProxies(PatchbaySettings settings) {
        this.addresses = settings.trustedProxies();
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        if (!addresses.isEmpty()) {
            factory.addEngineValves(valve(addresses));
        }
    }

    static RemoteIpValve valve(List<String> addresses) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(addresses.stream()
                .map(address -> Pattern.quote(InetAddress.ofLiteral(address).getHostAddress()))
                .collect(Collectors.joining("|")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }
}

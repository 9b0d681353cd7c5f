package dev.patchbay.egress;

import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where Patchbay itself listens: nobody reaches it by way of its own door. */
@Component
class OwnPorts {

    private final Set<HostAndPort> names;
    private final Set<Integer> ports;

    @Autowired
    OwnPorts(PatchbaySettings platform) {
        this(Stream.of(platform.baseUrl(), platform.widgetsOrigin())
                .map(OwnPorts::hostAndPort)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Where no Patchbay listens, the set is empty. */
    OwnPorts(Set<HostAndPort> names) {
        this.names = Set.copyOf(names);
        ports = ConcurrentHashMap.newKeySet();
        names.forEach(name -> ports.add(name.port()));
    }

    /** The port of this node may differ from the one that a reverse proxy shows. */
    @EventListener
    void started(WebServerInitializedEvent event) {
        ports.add(event.getWebServer().getPort());
    }

    boolean isOwnName(HostAndPort target) {
        return names.contains(target);
    }

    boolean isOwnPort(int port) {
        return ports.contains(port);
    }

    private static HostAndPort hostAndPort(URI origin) {
        HostAndPort found = HostAndPort.of(origin);
        if (found == null) {
            throw new IllegalArgumentException(origin + " has no host");
        }
        return found;
    }
}

package dev.patchbay.egress;

import dev.patchbay.egress.EgressFailure.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Which addresses the door opens for. */
@Component
class Doors {

    private static final Set<Integer> PORTS = Set.of(443, 8443);

    private final Predicate<HostAndPort> developmentTargets;
    private final OwnPorts own;

    @Autowired
    Doors(EgressSettings settings, OwnPorts own) {
        this(named(settings.developmentTargets())::contains, own);
    }

    Doors(Predicate<HostAndPort> developmentTargets, OwnPorts own) {
        this.developmentTargets = developmentTargets;
        this.own = own;
    }

    private static Set<HostAndPort> named(List<String> targets) {
        return targets.stream()
                .map(HostAndPort::parse)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What can be said before the name is looked up. */
    HostAndPort check(URI uri) throws Refusal {
        HostAndPort target = HostAndPort.of(uri);
        if (target == null) {
            throw new Refusal(Reason.REFUSED_URL, "The address has no valid host name.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new Refusal(Reason.REFUSED_URL, "The address must not contain a user name or password.");
        }
        if (own.isOwnName(target)) {
            throw new Refusal(Reason.REFUSED_ADDRESS, "The address " + target + " is Patchbay's own.");
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new Refusal(Reason.REFUSED_URL, "The address must begin with https://.");
        }
        if (developmentTargets.test(target)) {
            return target;
        }
        if (plain) {
            throw new Refusal(Reason.REFUSED_URL, "The address must begin with https://, not http://.");
        }
        if (!PORTS.contains(target.port())) {
            throw new Refusal(Reason.REFUSED_URL, "The port must be 443 or 8443, not " + target.port() + ".");
        }
        return target;
    }

    /** One address that may not be reached is enough: the next look-up could pick it. */
    void check(HostAndPort target, List<InetAddress> addresses) throws Refusal {
        boolean development = developmentTargets.test(target);
        for (InetAddress address : addresses) {
            if (development && address.isLoopbackAddress() && own.isOwnPort(target.port())) {
                throw new Refusal(Reason.REFUSED_ADDRESS, "The address " + target + " is Patchbay's own.");
            }
            if (!development && !Reachability.isGlobal(address)) {
                throw new Refusal(
                        Reason.REFUSED_ADDRESS,
                        "The name " + target.host() + " leads to an address that is not on the public internet.");
            }
        }
    }
}

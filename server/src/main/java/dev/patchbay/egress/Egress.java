package dev.patchbay.egress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends requests to addresses that publishers and organizations supply, and to no others: https on ports 443 and 8443, to
 * servers on the public internet. The name is looked up once, every address is checked, and the connection goes to a checked
 * one. Redirects are not followed.
 */
@Component
public class Egress implements DisposableBean {

    private static final Duration LOOKUP = Duration.ofSeconds(2);

    private final Doors doors;
    private final NameResolution names;
    private final EgressClient client;
    private final MeterRegistry meters;

    @Autowired
    Egress(Doors doors, NameResolution names, EgressSettings settings, MeterRegistry meters)
            throws NoSuchAlgorithmException {
        this(doors, names, new EgressClient(settings, SSLContext.getDefault()), meters);
    }

    Egress(Doors doors, NameResolution names, EgressClient client, MeterRegistry meters) {
        this.doors = doors;
        this.names = names;
        this.client = client;
        this.meters = meters;
    }

    /**
     * A door for a program that a developer runs on a machine of their own: besides what is on the public internet it leads to
     * what listens on that machine, over http too, and to nothing else inside of its network. Never for a server.
     */
    public static Egress onOwnMachine() {
        var meters = new SimpleMeterRegistry();
        try {
            return new Egress(
                    new Doors(HostAndPort::isLoopback, new OwnPorts(Set.of())),
                    new NameResolution(meters),
                    new EgressClient(new EgressSettings(List.of(), 8, 8), SSLContext.getDefault()),
                    meters);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This JDK has no TLS", impossible);
        }
    }

    /**
     * Sends a request and waits for the answer, within the request's limits.
     *
     * @throws IllegalStateException inside a transaction, which would hold its connection while the other server thinks
     */
    public EgressResult send(EgressRequest request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No request may be sent inside a transaction: " + request);
        }
        long start = System.nanoTime();
        EgressResult result = send(request, start);
        Timer.builder("patchbay.egress.requests")
                .description("requests to addresses that others supplied")
                .tag(
                        "outcome",
                        switch (result) {
                            case EgressResponse response -> response.status() / 100 + "xx";
                            case EgressFailure failure ->
                                failure.reason().name().toLowerCase(Locale.ROOT);
                        })
                .register(meters)
                .record(result.latency());
        return result;
    }

    /**
     * Why the door does not open for an address; empty where it does, and where its name cannot be looked up at the moment. Sends
     * nothing. An answer holds for this moment only: each request asks anew.
     *
     * @throws IllegalStateException inside a transaction
     */
    public Optional<EgressFailure> refusal(URI uri) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No name may be looked up inside a transaction: " + uri.getHost());
        }
        try {
            HostAndPort target = doors.check(uri);
            doors.check(target, names.addresses(target.host(), LOOKUP));
            return Optional.empty();
        } catch (Refusal refusal) {
            return switch (refusal.reason()) {
                case REFUSED_URL, REFUSED_ADDRESS ->
                    Optional.of(new EgressFailure(refusal.reason(), refusal.text(), Duration.ZERO));
                case UNRESOLVED, CONNECT, TLS, TIMEOUT, TOO_LARGE, INVALID_ANSWER, BUSY -> Optional.empty();
            };
        }
    }

    private EgressResult send(EgressRequest request, long start) {
        try {
            HostAndPort target = doors.check(request.uri());
            List<InetAddress> addresses = names.addresses(target.host(), request.timeout());
            doors.check(target, addresses);
            return client.exchange(new Attempt(request, target, addresses, start));
        } catch (Refusal refusal) {
            return new EgressFailure(refusal.reason(), refusal.text(), Attempt.since(start));
        }
    }

    @Override
    public void destroy() {
        client.close();
    }
}

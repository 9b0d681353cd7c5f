package dev.patchbay.egress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
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

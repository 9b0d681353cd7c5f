package dev.patchbay.lifecycle;

import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.Secret;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What HTTP delivery adds to an event when it sends it, and what follows when the receiver has it. */
@Component
public class Deliverables {

    private final Clients clients;
    private final Installs installs;

    Deliverables(Clients clients, Installs installs) {
        this.clients = clients;
        this.installs = installs;
    }

    /**
     * The body for one attempt: that of the log, and in events that carry credentials the client's secret as long as its sealed copy
     * lives. A client that has ended has none.
     */
    public Deliverable prepare(WireEvent event) {
        if (!EventType.carriesCredentials(event.type())) {
            return new Deliverable(Secret.of(event.body()), List.of());
        }
        return clients.openSealedSecret(EventBody.clientIdOf(event.body()))
                .map(secret -> new Deliverable(
                        Secret.of(EventBody.withClientSecret(event.body(), secret.reveal())), List.of(secret)))
                .orElseGet(() -> new Deliverable(Secret.of(event.body()), List.of()));
    }

    /**
     * The receiver has answered an event with a 2xx: the sealed secret that it carried is destroyed, and after
     * {@code app.installed} the set-up is done. Called in the transaction that records the delivery; once more for the same event changes nothing.
     */
    @Transactional
    public void delivered(WireEvent event) {
        var installation = event.stream().installation();
        if (installation == null || !EventType.carriesCredentials(event.type())) {
            return;
        }
        var clientId = EventBody.clientIdOf(event.body());
        if (event.type().equals(EventType.APP_INSTALLED)) {
            installs.setUpDone(installation, clientId);
        }
        clients.destroySealedSecret(clientId);
    }
}

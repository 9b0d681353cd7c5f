package dev.patchbay.lifecycle;

import dev.patchbay.grants.Clients;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes old events out of the log; a secret that was never fetched goes with its event. */
@Component
class Retention {

    private static final int BATCH = 1_000;

    private final EventLog log;
    private final Clients clients;
    private final CredentialsUrls urls;
    private final TransactionTemplate transactions;
    private final LifecycleSettings settings;
    private final Clock clock;

    Retention(
            EventLog log,
            Clients clients,
            CredentialsUrls urls,
            TransactionTemplate transactions,
            LifecycleSettings settings,
            Clock clock) {
        this.log = log;
        this.clients = clients;
        this.urls = urls;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    void forgetOld() {
        var oldest = clock.instant().minus(settings.retention());
        urls.forgetBefore(oldest);
        int removed;
        do {
            removed = transactions.execute(status -> {
                var events = log.removeOlderThan(oldest, BATCH);
                events.stream()
                        .filter(event -> EventType.carriesCredentials(event.type()))
                        .collect(Collectors.toMap(
                                event -> EventBody.clientIdOf(event.body()), event -> event, (first, second) -> second))
                        .forEach(this::forgetSecret);
                return events.size();
            });
        } while (removed == BATCH);
    }

    /** Unless another event has still to bring it. */
    private void forgetSecret(String clientId, WireEvent removed) {
        if (clients.openSealedSecret(clientId).isEmpty()) {
            return;
        }
        var carrying = List.of(EventType.APP_INSTALLED, EventType.CREDENTIALS_ROTATED);
        boolean many = clients.find(clientId)
                .filter(client -> client.installation() == null)
                .isPresent();
        boolean spokenOf = many
                ? log.speaksOf(removed.stream().integration(), carrying, clientId)
                : log.speaksOf(removed.stream(), carrying, clientId);
        if (!spokenOf) {
            clients.destroySealedSecret(clientId);
        }
    }
}

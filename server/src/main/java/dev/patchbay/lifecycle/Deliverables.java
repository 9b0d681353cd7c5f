package dev.patchbay.lifecycle;

import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.StandingGrants;
import dev.patchbay.kernel.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What HTTP delivery adds to an event when it sends it, and what follows when the receiver has it. */
@Component
public class Deliverables {

    /** Long enough to act at once; later the app gets tokens by itself. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final Clients clients;
    private final Installs installs;
    private final StandingGrants grants;
    private final InstallationTokens tokens;
    private final EventLog log;

    Deliverables(Clients clients, Installs installs, StandingGrants grants, InstallationTokens tokens, EventLog log) {
        this.clients = clients;
        this.installs = installs;
        this.grants = grants;
        this.tokens = tokens;
        this.log = log;
    }

    /**
     * The body for one attempt: that of the log, and beside it what the log must not have. Events that carry credentials have the
     * client's secret as long as its sealed copy lives; a client that has ended has none. Events that carry a token have a new one
     * in each attempt, as long as the grant that they speak of lives; after that the token stays null.
     */
    public Deliverable prepare(WireEvent event) {
        var body = event.body();
        List<Secret> credentials = new ArrayList<>();
        if (EventType.carriesCredentials(event.type())) {
            var secret = clients.openSealedSecret(EventBody.clientIdOf(body)).orElse(null);
            if (secret != null) {
                body = EventBody.withClientSecret(body, secret.reveal());
                credentials.add(secret);
            }
        }
        if (EventType.carriesToken(event.type())) {
            var standing = EventBody.grantOf(body).flatMap(grants::of).orElse(null);
            if (standing != null) {
                var token = tokens.mint(standing.clientId(), standing.allowed(), TOKEN_LIFE);
                body = EventBody.withToken(body, token);
                credentials.add(token.value());
            }
        }
        return new Deliverable(Secret.of(body), credentials);
    }

    /**
     * The receiver has answered an event with a 2xx: the sealed secret that it carried is destroyed, and after
     * {@code app.installed} the set-up is done, unless the app was installed once more since. Called in the transaction that
     * records the delivery; once more for the same event changes nothing.
     */
    @Transactional
    public void delivered(WireEvent event) {
        var installation = event.stream().installation();
        if (installation == null || !EventType.carriesCredentials(event.type())) {
            return;
        }
        var clientId = EventBody.clientIdOf(event.body());
        if (event.type().equals(EventType.APP_INSTALLED) && log.isNewest(event)) {
            installs.setUpDone(installation, clientId);
        }
        clients.destroySealedSecret(clientId);
    }
}

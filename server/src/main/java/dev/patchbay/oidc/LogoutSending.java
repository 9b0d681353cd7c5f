package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientState;
import dev.patchbay.grants.Clients;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends a logout token to an app (OpenID Connect Back-Channel Logout 1.0 §2.5), a fresh one each time; over some eight hours, then
 * the app's own sessions have to end by themselves.
 */
@Component
class LogoutSending implements JobHandler {

    /** It can be taken for no other token. */
    static final JOSEObjectType LOGOUT_TOKEN = new JOSEObjectType("logout+jwt");

    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    private static final Logger log = LoggerFactory.getLogger(LogoutSending.class);

    private final LogoutNotices notices;
    private final Clients clients;
    private final TokenSigner signer;
    private final Issuer issuer;
    private final Egress egress;
    private final MeterRegistry meters;
    private final Ids ids;
    private final Clock clock;

    LogoutSending(
            LogoutNotices notices,
            Clients clients,
            TokenSigner signer,
            Issuer issuer,
            Egress egress,
            MeterRegistry meters,
            Ids ids,
            Clock clock) {
        this.notices = notices;
        this.clients = clients;
        this.signer = signer;
        this.issuer = issuer;
        this.egress = egress;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return LogoutNotices.KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        LogoutNotices.Notice notice = notices.find(job.key()).orElse(null);
        return notice == null ? JobOutcome.DONE : send(notice);
    }

    private JobOutcome send(LogoutNotices.Notice notice) {
        Client client = clients.find(notice.clientId())
                .filter(found -> found.state() != ClientState.ENDED)
                .orElse(null);
        URI address = client == null ? null : client.addresses().backchannelLogoutUri();
        if (client == null || address == null) {
            notices.done(notice);
            return JobOutcome.DONE;
        }
        Outcome outcome = post(address, token(notice, client));
        meters.counter("patchbay.oidc.logout.notices", "outcome", outcome.word).increment();
        boolean last = notice.attempts() >= WAITS.size();
        if (outcome == Outcome.AWAY && !last) {
            notices.failed(notice);
            return JobOutcome.runAgainAt(clock.instant().plus(WAITS.get(notice.attempts())));
        }
        if (outcome != Outcome.TOLD) {
            log.warn("{} was not told that somebody was signed out: {}", address.getRawAuthority(), outcome.word);
        }
        notices.done(notice);
        return JobOutcome.DONE;
    }

    private Outcome post(URI address, String token) {
        var request = EgressRequest.post(address, ("logout_token=" + token).getBytes(StandardCharsets.US_ASCII))
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withTimeout(PATIENCE);
        if (!(egress.send(request) instanceof EgressResponse response)) {
            return Outcome.AWAY;
        }
        int status = response.status();
        if (status / 100 == 2) {
            return Outcome.TOLD;
        }
        return status >= 500 || status == 429 || status == 408 ? Outcome.AWAY : Outcome.REFUSED;
    }

    private String token(LogoutNotices.Notice notice, Client client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .audience(client.id())
                .subject(notice.account().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(ids.token(16))
                .claim("events", Map.of(EVENT, Map.of()));
        if (notice.session() != null) {
            claims.claim(Claims.SID, notice.session().toString());
        }
        return signer.sign(LOGOUT_TOKEN, claims.build(), client.profile().signing());
    }

    private enum Outcome {
        TOLD("told"),
        /** Not there, or in trouble: it is tried again. */
        AWAY("away"),
        /** It answered that it will not: the same would be said again. */
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }
}

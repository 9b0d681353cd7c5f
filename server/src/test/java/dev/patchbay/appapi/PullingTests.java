package dev.patchbay.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.grants.ClientAddresses;
import dev.patchbay.grants.ClientProfile;
import dev.patchbay.grants.NewClient;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.Secret;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Reading events a part at a time. */
class PullingTests extends PullingScene {

    @Test
    void isActiveAtOnceAndReadsWhatHappens() throws Exception {
        var installation = install();
        assertThat(installation.status()).isEqualTo(Status.ACTIVE);
        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner);

        var all = pull(token, "");

        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(events(all))
                .extracting(event -> event.path("sequence").asLong() + " "
                        + event.path("event").asString())
                .containsExactly("1 app.installed", "2 app.suspended");
        assertThat(all.body()).doesNotContain("clientSecret");
        assertThat(events(pull(token, "?after=" + next(all)))).isEmpty();
        assertThat(events(pull(token, "?installation=" + installation.id() + "&after=1")))
                .extracting(event -> event.path("sequence").asLong())
                .containsExactly(2L);
    }

    @Test
    void waitsForTheNextEvent() throws Exception {
        install();
        var after = next(pull(token, ""));

        var waiting = CompletableFuture.supplyAsync(() -> get(token, "?wait=30&after=" + after, "application/json"));
        awaitReaders(1);
        var second = install();

        var answer = waiting.get(25, TimeUnit.SECONDS);
        assertThat(events(answer))
                .extracting(event -> event.path("installationId").asString())
                .containsExactly(second.id().toString());
        awaitReaders(0);
    }

    @Test
    void endsAWaitWhenTheTokenIsRevoked() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> get(token, "?wait=30", "application/json"));
        awaitReaders(1);

        transaction.executeWithoutResult(status -> clients.end(own.id()));

        var answer = waiting.get(25, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("token-died");
    }

    @Test
    void givesCredentialsOnceAtTheAddressInTheEvent() throws Exception {
        var installation = install();
        var event = events(pull(token, "")).getFirst();
        var url = URI.create(event.path("credentialsUrl").asString());
        var otherApp = list();
        var stranger = Objects.requireNonNull(transaction.execute(status -> clients.create(new NewClient(
                otherApp,
                null,
                OpenWay.APP,
                new ClientAddresses(Set.of("https://pull.example.com/callback"), Set.of(), null),
                ClientProfile.USUAL))));

        assertThat(open(url, token(stranger, null)).statusCode()).isEqualTo(410);
        var forged = URI.create(url.toString().replaceFirst("ticket=.{6}", "ticket=AAAAAA"));
        assertThat(open(forged, token).statusCode()).isEqualTo(410);
        var opened = open(url, token);

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
        var given = JsonMapper.shared().readTree(opened.body());
        assertThat(given.path("clientId").asString()).isEqualTo(installation.clientId());
        var secret = given.path("clientSecret").asString();
        assertThat(clients.verifySecret(installation.clientId(), Secret.of(secret)))
                .isTrue();
        assertThat(open(url, token).body()).contains("credentials-taken");
        var again = URI.create(
                events(pull(token, "")).getFirst().path("credentialsUrl").asString());
        assertThat(open(again, token).statusCode()).as("once for each event").isEqualTo(410);
        assertThat(clients.openSealedSecret(installation.clientId())).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'credentials.opened' and subject = :id")
                        .param("id", installation.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void showsATokenForOneInstallationThatOneAndNoAddressOfCredentials() throws Exception {
        var installation = install();
        var other = install();
        var bound = token(own, installation);

        assertThat(events(pull(bound, "?installation=" + installation.id())))
                .singleElement()
                .satisfies(event -> assertThat(event.has("credentialsUrl")).isFalse());
        assertThat(pull(bound, "?installation=" + other.id()).statusCode()).isEqualTo(404);
        assertThat(pull(bound, "").statusCode()).isEqualTo(400);
    }

    @Test
    void showsNothingOfOtherIntegrations() throws Exception {
        var installation = install();
        var theirs = integration;
        integration = list();
        var mine = install();
        integration = theirs;

        assertThat(pull(token, "?installation=" + mine.id()).statusCode()).isEqualTo(404);
        assertThat(events(pull(token, "")))
                .extracting(event -> event.path("installationId").asString())
                .containsExactly(installation.id().toString());
    }

    @Test
    void refusesWhatCannotBeAsked() throws Exception {
        assertThat(pull(token, "?wait=31").statusCode()).isEqualTo(400);
        assertThat(pull(token, "?limit=501").statusCode()).isEqualTo(400);
        assertThat(pull(token, "?after=nonsense").statusCode()).isEqualTo(400);
        assertThat(pull("nonsense", "").statusCode()).isEqualTo(401);
        assertThat(stream("nonsense", "").statusCode()).isEqualTo(401);
    }
}

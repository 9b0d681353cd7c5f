package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.gateway.Bearers;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Status;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Secret;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an app is told about somebody who installed it for themselves, and the tokens that come with it. */
class OwnAppEventsTests extends TellingWorld {

    private static final Set<String> EVERYTHING = Set.of("openid", "profile:read", "email");

    @Autowired
    Grants grants;

    @Autowired
    Bearers bearers;

    @Test
    void tellsOfEachActOnceWithThePersonAndNoOrganization() {
        Installation own = install(owner);
        ready(own);
        ownApps.cutScope(own.id(), "email", owner);
        ownApps.cutScope(own.id(), "email", owner);
        installs.uninstall(own.id(), owner);

        List<JsonNode> said = said(own.id());

        assertThat(said)
                .extracting(event -> event.path("event").asString())
                .containsExactly("app.installed", "scopes.updated", "app.uninstalled");
        assertThat(said).allSatisfy(event -> {
            assertThat(event.path("userId").asString()).isEqualTo(owner.toString());
            assertThat(event.path("organizationId").isNull()).isTrue();
            assertThat(event.path("data").path("token").isMissingNode()
                            || event.path("data").path("token").isNull())
                    .isTrue();
        });
        assertThat(said.get(1).path("data").path("scopes").valueStream().map(JsonNode::asString))
                .containsExactly("openid", "profile:read");
    }

    @Test
    void sendsAFreshTokenInEachAttemptThatTheGatewayTakesAndNoneIsKept() throws ParseException {
        Installation own = install(owner);
        sealAgain(own);
        WireEvent installed = last(own.id());

        Deliverable first = deliverables.prepare(installed);
        Deliverable second = deliverables.prepare(installed);

        JsonNode token = token(first);
        assertThat(token.path("expires_in").asInt()).isEqualTo(600);
        assertThat(token.path("scope").asString()).isEqualTo("email profile:read");
        String value = token.path("access_token").asString();
        assertThat(value).isNotEqualTo(token(second).path("access_token").asString());
        assertThat(first.credentials()).hasSize(2).contains(Secret.of(value));
        JWTClaimsSet claims = SignedJWT.parse(value).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(owner.toString());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(bearers.read(value).orElseThrow().kind()).isEqualTo(CallerKind.INSTALLATION);
        assertThat(bearers.read(value).orElseThrow().account()).isEqualTo(owner);
        assertThat(jdbc.sql("select body from lifecycle.event where id = :id")
                        .param("id", installed.id().value())
                        .query(String.class)
                        .single())
                .contains("\"token\":null")
                .doesNotContain(value.substring(0, 40));
    }

    @Test
    void resendsATokenOnlyWhileTheGrantOfTheEventLives() {
        Installation own = install(owner);
        WireEvent installed = last(own.id());
        String value =
                token(deliverables.prepare(installed)).path("access_token").asString();
        ready(own);

        ownApps.cutScope(own.id(), "email", owner);

        assertThat(token(deliverables.prepare(installed)).isNull()).isTrue();
        JsonNode narrower = token(deliverables.prepare(last(own.id())));
        assertThat(narrower.path("scope").asString()).isEqualTo("profile:read");
        await().until(() -> isDead(value));
        assertThat(isDead(narrower.path("access_token").asString())).isFalse();

        WireEvent updated = last(own.id());
        installs.uninstall(own.id(), owner);

        assertThat(token(deliverables.prepare(updated)).isNull()).isTrue();
        assertThat(deliverables.prepare(last(own.id())).credentials()).isEmpty();
        await().until(() -> isDead(narrower.path("access_token").asString()));
    }

    @Test
    void sendsTheSharedClientsSecretUntilSomebodysEventHasArrived() {
        AccountId other = person();
        WireEvent first = last(install(owner).id());
        Installation theirs = install(other);
        WireEvent second = last(theirs.id());
        sealAgain(theirs);
        Secret secret = clients.openSealedSecret(theirs.clientId()).orElseThrow();
        assertThat(deliverables.prepare(first).body().reveal()).contains(secret.reveal());
        assertThat(deliverables.prepare(second).body().reveal()).contains(secret.reveal());

        transaction.executeWithoutResult(status -> deliverables.delivered(second));

        assertThat(installs.find(theirs.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(deliverables.prepare(first).body().reveal()).doesNotContain(secret.reveal());
        assertThat(clients.verifySecret(theirs.clientId(), secret)).isTrue();
    }

    @Test
    void isNotReadyByTheNewsOfAnEarlierInstalling() {
        Installation own = install(owner);
        WireEvent first = last(own.id());
        installs.uninstall(own.id(), owner);
        install(owner);

        transaction.executeWithoutResult(status -> deliverables.delivered(first));

        assertThat(installs.find(own.id()).orElseThrow().status()).isEqualTo(Status.SETTING_UP);
        transaction.executeWithoutResult(status -> deliverables.delivered(last(own.id())));
        assertThat(installs.find(own.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void tellsThatAMemberSignedOutAndThatOneGaveUpTheAccess() {
        Installation desk = installed("desk");

        installs.signOut(desk.id(), member);
        installs.giveUp(desk.id(), member);

        List<JsonNode> said = said(desk.id());
        assertThat(said)
                .extracting(event -> event.path("event").asString())
                .containsExactly("app.installed", "grant.revoked", "member.removed");
        assertThat(said.get(1).path("data").path("userId").asString()).isEqualTo(member.toString());
    }

    private Installation install(AccountId person) {
        var listing = listing("own");
        String version = ownApps.asked(listing, person).version();
        return ownApps.install(listing, new Consent(version, EVERYTHING, Locale.ENGLISH), person)
                .installation();
    }

    /** The client is the integration's, and the tests before have made its secret known. */
    private void sealAgain(Installation own) {
        transaction.executeWithoutResult(status -> clients.renewSecret(own.clientId(), Duration.ZERO));
    }

    private void ready(Installation own) {
        WireEvent installed = last(own.id());
        transaction.executeWithoutResult(status -> deliverables.delivered(installed));
    }

    private boolean isDead(String token) {
        return bearers.read(token).isEmpty();
    }

    private static JsonNode token(Deliverable deliverable) {
        return JSON.readTree(deliverable.body().reveal()).path("data").path("token");
    }
}

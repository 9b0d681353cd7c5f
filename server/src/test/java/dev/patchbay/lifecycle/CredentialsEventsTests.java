package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.OrganizationClosed;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an app is told about new credentials, and of the end of its organization. */
class CredentialsEventsTests extends TellingWorld {

    @Test
    void sendsNewCredentialsWithTheEventAloneAndTakesTheOldOnesForADay() {
        Installation desk = installed("desk");
        assertThat(problem(() -> credentials.send(desk.id(), owner)).problem().slug())
                .isEqualTo("not-in-this-state");
        Secret first = clients.openSealedSecret(desk.clientId()).orElseThrow();
        deliverables.delivered(last(desk.id()));

        credentials.send(desk.id(), owner);

        assertThat(problem(() -> credentials.send(desk.id(), owner)).problem().slug())
                .isEqualTo("credentials-on-their-way");
        WireEvent rotated = last(desk.id());
        Secret second = clients.openSealedSecret(desk.clientId()).orElseThrow();
        assertThat(rotated.type()).isEqualTo("credentials.rotated");
        assertThat(rotated.body()).doesNotContain(second.reveal());
        Deliverable sent = deliverables.prepare(rotated);
        assertThat(JSON.readTree(sent.body().reveal()).path("clientSecret").asString())
                .isEqualTo(second.reveal());
        assertThat(sent.credentials()).containsExactly(second);
        assertThat(clients.verifySecret(desk.clientId(), first)).isTrue();
        assertThat(clients.verifySecret(desk.clientId(), second)).isTrue();

        deliverables.delivered(rotated);

        assertThat(clients.openSealedSecret(desk.clientId())).isEmpty();
        assertThat(clients.verifySecret(desk.clientId(), second)).isTrue();
        credentials.send(desk.id(), owner);
        assertThat(clients.verifySecret(desk.clientId(), first)).isFalse();
        assertThat(problem(() -> credentials.show(desk.id(), owner)).problem().slug())
                .isEqualTo("credentials-automatic");
        Installation picky = installed("picky");
        deliverables.delivered(last(picky.id()));
        assertThat(problem(() -> credentials.send(picky.id(), owner)).problem().slug())
                .isEqualTo("credentials-not-sent");
    }

    @Test
    void removesTheAppsOfAClosedOrganization() {
        Installation desk = installed("desk");
        Installation suspended = installed("picky");
        deliverables.delivered(last(suspended.id()));
        installs.suspend(suspended.id(), SuspensionCause.ADMIN, owner);

        transaction.executeWithoutResult(status -> news.publishEvent(new OrganizationClosed(organization, owner)));

        for (Installation installation : List.of(desk, suspended)) {
            assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.UNINSTALLED);
            assertThat(clients.find(installation.clientId()).orElseThrow().active())
                    .isFalse();
        }
        assertThat(said(desk.id()).getLast().path("event").asString()).isEqualTo("app.uninstalled");
    }
}

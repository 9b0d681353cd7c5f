package dev.patchbay.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
class ClientsTests {

    private static final String CALLBACK = "http://127.0.0.1:8081/auth/callback";

    @Autowired
    Clients clients;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Test
    void makesAnUnguessableIdAndASecretThatOnlyTheClientHas() {
        Client first = newClient();
        Client second = newClient();

        assertThat(first.id()).matches("c_[a-z2-7]{26}").isNotEqualTo(second.id());
        assertThat(first.redirectUris()).containsExactly(CALLBACK);
        Secret secret = clients.openSealedSecret(first.id()).orElseThrow();
        assertThat(secret.reveal()).hasSize(43);
        assertThat(clients.verifySecret(first.id(), secret)).isTrue();
        assertThat(clients.verifySecret(second.id(), secret)).isFalse();
        assertThat(clients.verifySecret(first.id(), Secret.of(""))).isFalse();
        assertThat(clients.verifySecret("c_nobody", secret)).isFalse();
    }

    @Test
    void keepsNoReadableSecretInTheTable() {
        Client client = newClient();
        String secret = clients.openSealedSecret(client.id()).orElseThrow().reveal();

        String row = jdbc.sql("select row_to_json(c)::text from grants.client c where id = :id")
                .param("id", client.id())
                .query(String.class)
                .single();

        String hex = java.util.HexFormat.of().formatHex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(row).doesNotContain(secret).doesNotContain(hex);
    }

    @Test
    void forgetsTheSealedCopyOnceDeliveredAndStillKnowsTheSecret() {
        Client client = newClient();
        Secret secret = clients.openSealedSecret(client.id()).orElseThrow();

        clients.destroySealedSecret(client.id());

        assertThat(clients.openSealedSecret(client.id())).isEmpty();
        assertThat(clients.verifySecret(client.id(), secret)).isTrue();
    }

    @Test
    void refusesADisabledClientAndTakesItAgainWithTheSameSecret() {
        Client client = newClient();
        Secret secret = clients.openSealedSecret(client.id()).orElseThrow();

        transactions.executeWithoutResult(status -> clients.disable(client.id()));
        assertThat(clients.verifySecret(client.id(), secret)).isFalse();
        assertThat(clients.find(client.id()).orElseThrow().active()).isFalse();

        transactions.executeWithoutResult(status -> clients.enable(client.id()));
        assertThat(clients.verifySecret(client.id(), secret)).isTrue();
    }

    @Test
    void endsForEver() {
        Client client = newClient();
        Secret secret = clients.openSealedSecret(client.id()).orElseThrow();

        transactions.executeWithoutResult(status -> clients.end(client.id()));
        transactions.executeWithoutResult(status -> clients.enable(client.id()));

        assertThat(clients.find(client.id()).orElseThrow().state()).isEqualTo(ClientState.ENDED);
        assertThat(clients.verifySecret(client.id(), secret)).isFalse();
        assertThat(clients.openSealedSecret(client.id())).isEmpty();
    }

    @Test
    void givesAnInstallationOneLivingClient() {
        var installation = new InstallationId(ids.next());
        Client first = newClient(installation);

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> newClient(installation));

        transactions.executeWithoutResult(status -> clients.end(first.id()));
        assertThat(newClient(installation).id()).isNotEqualTo(first.id());
    }

    @Test
    void isMadeOnlyInsideATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> clients.create(wanted(new InstallationId(ids.next()), CALLBACK)));
    }

    @Test
    void takesTheSecretOfBeforeUntilTheOverlapHasPassed() {
        Client client = newClient();
        Secret first = clients.openSealedSecret(client.id()).orElseThrow();

        Secret second = renew(client, Duration.ofHours(24));

        assertThat(second).isNotEqualTo(first);
        assertThat(clients.openSealedSecret(client.id())).contains(second);
        assertThat(clients.verifySecret(client.id(), first)).isTrue();
        assertThat(clients.verifySecret(client.id(), second)).isTrue();
        Secret third = renew(client, Duration.ZERO);
        assertThat(clients.verifySecret(client.id(), first)).isFalse();
        assertThat(clients.verifySecret(client.id(), second)).isFalse();
        assertThat(clients.verifySecret(client.id(), third)).isTrue();
    }

    @Test
    void makesNoSecretForAClientThatNeedsNone() {
        var keys = new ClientProfile(
                new ClientAuthentication.PrivateKey(URI.create("https://app.example.com/jwks"), null),
                SigningAlgorithm.RS256,
                false);

        Client client = newClient(wanted(new InstallationId(ids.next()), CALLBACK, keys));

        assertThat(client.profile()).isEqualTo(keys);
        assertThat(clients.openSealedSecret(client.id())).isEmpty();
        assertThat(clients.verifySecret(client.id(), Secret.of(""))).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> renew(client, Duration.ZERO));
    }

    @Test
    void knowsTheOriginsOfBrowserProgramsWhileTheyMayBeUsed() {
        var open = new ClientProfile(new ClientAuthentication.None(), SigningAlgorithm.ES256, false);
        String callback = "https://Spa-" + ids.token(4).replaceAll("[^A-Za-z0-9]", "x") + ".Example.com:443/callback";
        String origin = callback.toLowerCase(Locale.ROOT).replace(":443/callback", "");

        newClient(wanted(new InstallationId(ids.next()), callback.replace("Spa", "other"), ClientProfile.USUAL));
        assertThat(clients.isOrigin(origin.replace("spa", "other"))).isFalse();
        Client client = newClient(wanted(new InstallationId(ids.next()), callback, open));

        assertThat(clients.isOrigin(origin)).isTrue();
        assertThat(clients.isOrigin(origin + ":8443")).isFalse();
        transactions.executeWithoutResult(status -> clients.disable(client.id()));
        assertThat(clients.isOrigin(origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/callback",
                "javascript:alert(1)",
                "http://user@127.0.0.1/callback",
                "http://127.0.0.1/callback#fragment",
                "http:///callback"
            })
    void refusesAddressesThatNoRedirectMayHave(String address) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> wanted(new InstallationId(ids.next()), address));
    }

    private Client newClient() {
        return newClient(new InstallationId(ids.next()));
    }

    private Secret renew(Client client, Duration overlap) {
        return Objects.requireNonNull(transactions.execute(status -> clients.renewSecret(client.id(), overlap)));
    }

    private Client newClient(InstallationId installation) {
        return newClient(wanted(installation, CALLBACK));
    }

    private Client newClient(NewClient wanted) {
        Client made = transactions.execute(status -> clients.create(wanted));
        assertThat(made).isNotNull();
        return made;
    }

    private NewClient wanted(InstallationId installation, String redirect) {
        return wanted(installation, redirect, ClientProfile.USUAL);
    }

    private NewClient wanted(InstallationId installation, String redirect, ClientProfile profile) {
        return new NewClient(
                new IntegrationId(ids.next()),
                installation,
                OpenWay.INITIATE,
                new ClientAddresses(Set.of(redirect), Set.of(), null),
                profile);
    }
}

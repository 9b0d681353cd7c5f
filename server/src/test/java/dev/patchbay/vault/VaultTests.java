package dev.patchbay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.database.TestDatabase;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class VaultTests {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final SealedField FIELD = new SealedField("grants.client", "secret", "c_1");
    private static final Secret VALUE = Secret.of("whsec_blå");
    private static final Secret KEY = key(1);
    private static final Secret OTHER_KEY = key(2);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);

    @BeforeEach
    void emptyDatabase() {
        jdbc.sql("delete from vault.keyset").update();
    }

    @Test
    void opensWhatItSealed() {
        Vault vault = start(KEY, null);

        byte[] sealed = vault.seal(VALUE, FIELD);

        assertThat(vault.open(sealed, FIELD)).isEqualTo(VALUE);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("whsec");
        assertThat(vault.seal(VALUE, FIELD)).isNotEqualTo(sealed);
    }

    @Test
    void opensAfterARestart() {
        byte[] sealed = start(KEY, null).seal(VALUE, FIELD);

        assertThat(start(KEY, null).open(sealed, FIELD)).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "grants.client, secret, c_2",
        "grants.client, secre, tc_1",
        "grants.client, other, c_1",
        "catalog.webhook, secret, c_1"
    })
    void opensInNoOtherPlace(String table, String column, String row) {
        Vault vault = start(KEY, null);
        byte[] sealed = vault.seal(VALUE, FIELD);

        assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, new SealedField(table, column, row)));
    }

    @Test
    void opensNothingThatWasChanged() {
        Vault vault = start(KEY, null);
        byte[] sealed = vault.seal(VALUE, FIELD);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> vault.open(changed, FIELD));
        }
    }

    @Test
    void rotatesWhileOtherNodesGoOn() {
        Vault here = start(KEY, null);
        Vault there = start(KEY, null);
        byte[] before = here.seal(VALUE, FIELD);

        here.rotate();
        byte[] after = here.seal(VALUE, FIELD);

        assertThat(keyId(after)).isNotEqualTo(keyId(before));
        assertThat(here.open(before, FIELD)).isEqualTo(VALUE);
        assertThat(keyId(there.seal(VALUE, FIELD))).isEqualTo(keyId(before));
        assertThat(there.open(after, FIELD)).isEqualTo(VALUE);
        assertThat(keyId(there.seal(VALUE, FIELD))).isEqualTo(keyId(after));
        assertThat(there.open(before, FIELD)).isEqualTo(VALUE);
        assertThat(start(KEY, null).open(before, FIELD)).isEqualTo(VALUE);
    }

    @Test
    void refusesToStartWithAnotherMasterKey() {
        start(KEY, null);

        assertThatExceptionOfType(VaultLocked.class)
                .isThrownBy(() -> start(OTHER_KEY, null))
                .satisfies(locked -> assertThat(locked.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.setting()).isEqualTo("patchbay.vault.master-key")));
        assertThatExceptionOfType(VaultLocked.class).isThrownBy(() -> start(OTHER_KEY, key(3)));
    }

    @Test
    void replacesTheMasterKeyWhenItKnowsThePreviousOne() {
        byte[] sealed = start(KEY, null).seal(VALUE, FIELD);

        assertThat(start(OTHER_KEY, KEY).open(sealed, FIELD)).isEqualTo(VALUE);

        assertThat(start(OTHER_KEY, null).open(sealed, FIELD)).isEqualTo(VALUE);
        assertThatExceptionOfType(VaultLocked.class).isThrownBy(() -> start(KEY, null));
    }

    @Test
    void refusesAKeysetWhoseCanaryDoesNotOpen() {
        start(KEY, null);
        byte[] foreign = Keyset.generate().seal(VALUE, FIELD);
        jdbc.sql("update vault.keyset set canary = :canary")
                .param("canary", foreign)
                .update();

        assertThatExceptionOfType(VaultLocked.class).isThrownBy(() -> start(KEY, null));
    }

    private Vault start(Secret masterKey, @Nullable Secret previous) {
        var platform = new PatchbaySettings(
                PatchbaySettings.Mode.PRODUCTION,
                URI.create("https://apps.example.com"),
                URI.create("https://widgets.example.com"),
                Path.of("data"),
                List.of());
        return new Vault(
                new KeysetStore(jdbc, Clock.systemUTC()),
                new JdbcTransactionManager(DATABASE),
                new VaultSettings(masterKey, previous),
                platform);
    }

    /** Tink's prefix: a version byte, then the key's id. */
    private static String keyId(byte[] sealed) {
        return Arrays.toString(Arrays.copyOf(sealed, 5));
    }

    private static Secret key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }
}

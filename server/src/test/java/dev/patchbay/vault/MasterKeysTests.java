package dev.patchbay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.PatchbaySettings.Mode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTests {

    private static final VaultSettings NONE = new VaultSettings(null, null);

    @TempDir
    Path folder;

    @Test
    void makesADevelopmentKeyOnceThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("data/master-key");

        MasterKeys.from(NONE, platform(Mode.DEVELOPMENT));
        String made = Files.readString(file);
        MasterKeys.from(NONE, platform(Mode.DEVELOPMENT));

        assertThat(Base64.getDecoder().decode(made.strip())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(folder.resolve("data")).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void makesNoKeyInProduction() {
        assertThatExceptionOfType(VaultLocked.class)
                .isThrownBy(() -> MasterKeys.from(NONE, platform(Mode.PRODUCTION)))
                .withMessageContaining("patchbay.vault.master-key")
                .withMessageContaining("openssl rand");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2hvcnQ=",
                "not base64 at all, not base64 at all!!!!!!!!",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ="
            })
    void refusesAKeyOfAnotherFormWithoutRepeatingIt(String key) {
        var settings = new VaultSettings(Secret.of(key), null);

        assertThatExceptionOfType(VaultLocked.class)
                .isThrownBy(() -> MasterKeys.from(settings, platform(Mode.PRODUCTION)))
                .satisfies(locked -> assertThat(locked.getMessage()).doesNotContain(key));
    }

    private PatchbaySettings platform(Mode mode) {
        URI base = URI.create("http://localhost:8080");
        URI widgets = URI.create("http://widgets.localhost:8080");
        return new PatchbaySettings(mode, base, widgets, folder.resolve("data"), List.of());
    }
}

package dev.patchbay.vetting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** The settings that hold where nobody says otherwise. */
final class TestSettings {

    private TestSettings() {}

    static VettingSettings usual() {
        return new VettingSettings(
                Map.of(),
                true,
                List.of(),
                20,
                Duration.ofSeconds(1),
                DataSize.ofKilobytes(512),
                Duration.ofDays(1),
                Duration.ofDays(90),
                30);
    }
}

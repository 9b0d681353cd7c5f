package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.pipeline.Newest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a page is, in few letters. */
class PositionsTests {

    private final Random random = new Random(7);

    @Test
    void readsWhatItWrote() {
        List<InstallationId> ids = new ArrayList<>();
        Map<InstallationId, Newest.Position> positions = new java.util.HashMap<>();
        for (int i = 0; i < 50; i++) {
            var id = new InstallationId(new UUID(random.nextLong(), random.nextLong()));
            ids.add(id);
            positions.put(
                    id, new Newest.Position(random.nextLong() >>> (1 + i), i % 2 == 0 ? 0 : random.nextLong() >>> 20));
        }
        positions.put(ids.getFirst(), new Newest.Position(Long.MAX_VALUE, 127));
        positions.put(ids.getLast(), new Newest.Position(128, 0));

        String written = Positions.write(lines(ids, positions));

        assertThat(written).matches("[A-Za-z0-9_-]*").hasSizeLessThan(1_600);
        assertThat(Positions.read(written, ids)).isEqualTo(positions);
        assertThat(Positions.read(written, ids.subList(3, 5))).containsOnlyKeys(ids.get(3), ids.get(4));
        var twin = new InstallationId(
                new UUID(random.nextLong(), ids.get(7).value().getLeastSignificantBits()));
        assertThat(Positions.read(written, List.of(ids.get(7), twin, ids.get(8))))
                .containsOnlyKeys(ids.get(8));
    }

    @Test
    void takesFewLettersForOrdinaryPages() {
        var id = new InstallationId(new UUID(random.nextLong(), random.nextLong()));

        assertThat(Positions.write(lines(List.of(id), Map.of(id, new Newest.Position(100_000, 0)))))
                .hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense!", "AAAA", "____________________________________", "AAAAAAAA_____________w", " "})
    void readsNothingOutOfWhatItDidNotWrite(String made) {
        var id = new InstallationId(new UUID(0, 0));

        assertThat(Positions.read(made, List.of(id))).isEmpty();
    }

    private static List<Line> lines(List<InstallationId> ids, Map<InstallationId, Newest.Position> positions) {
        var session =
                new Session(new SessionId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), null, Instant.EPOCH, false);
        var page = new Page(session, ids, positions, 1_000, Clock.systemUTC());
        page.lines()
                .forEach(line ->
                        line.feed = new Feed(new dev.patchbay.kernel.IntegrationId(new UUID(0, 3)), feed -> {}));
        return List.copyOf(page.lines());
    }
}

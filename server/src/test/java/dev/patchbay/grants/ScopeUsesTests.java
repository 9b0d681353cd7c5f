package dev.patchbay.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@PatchbayTest
@SpringBootTest
class ScopeUsesTests {

    private static final Instant NOON = Instant.parse("2040-01-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    private ScopeUses uses;
    private InstallationId desk;
    private AccountId ada;

    @BeforeEach
    void begin() {
        uses = new ScopeUses(jdbc, clock);
        desk = new InstallationId(ids.next());
        ada = new AccountId(ids.next());
    }

    @Test
    void keepsTheLatestUseOfEachScopeByPerson() {
        uses.used(desk, ada, "profile:read");
        uses.used(desk, null, "data:write");
        uses.write();
        clock.advance(Duration.ofMinutes(1));
        uses.used(desk, ada, "profile:read");
        uses.used(desk, new AccountId(ids.next()), "fantasy:read");
        uses.write();

        Instant later = NOON.plus(Duration.ofMinutes(1));
        assertThat(uses.lastUsed(desk, ada)).containsOnlyKeys("profile:read").containsEntry("profile:read", later);
        assertThat(uses.lastUsed(desk, null))
                .containsEntry("profile:read", later)
                .containsEntry("data:write", NOON)
                .containsEntry("fantasy:read", later)
                .hasSize(3);
        assertThat(uses.lastUsed(new InstallationId(ids.next()), ada)).isEmpty();
    }

    @Test
    void areWrittenAgainAndAgainAndWhenPatchbayStops() {
        var often = new ScopeUseWriter(uses, Duration.ofMillis(20));
        often.start();
        for (String scope : List.of("profile:read", "data:write")) {
            uses.used(desk, ada, scope);
            await().until(() -> uses.lastUsed(desk, ada).containsKey(scope));
        }
        often.stop();
        var seldom = new ScopeUseWriter(uses);
        seldom.start();
        uses.used(desk, ada, "fantasy:read");
        seldom.stop();

        assertThat(uses.lastUsed(desk, ada)).containsOnlyKeys("profile:read", "data:write", "fantasy:read");
    }

    @Test
    void neverGoesBackInTime() {
        uses.used(desk, ada, "profile:read");
        uses.write();
        var slow = new ScopeUses(jdbc, new SettableClock(NOON.minusSeconds(30)));
        slow.used(desk, ada, "profile:read");
        slow.write();

        assertThat(uses.lastUsed(desk, ada)).containsEntry("profile:read", NOON);
    }

    @Test
    void tellsAPersonWhatItKeepsAndForgetsIt() {
        uses.used(desk, ada, "profile:read");
        uses.write();
        assertThat(uses.export(ada)).asString().contains("profile:read");
        uses.used(desk, ada, "fantasy:read");

        uses.erase(ada);
        uses.write();

        assertThat(uses.lastUsed(desk, ada)).isEmpty();
    }

    @Test
    void holdsNoMoreThanItsBoundUntilItIsWritten() {
        for (int i = 0; i < 21_000; i++) {
            uses.used(desk, ada, "scope:" + i);
        }
        uses.write();

        assertThat(uses.lastUsed(desk, ada)).hasSize(20_000);
    }
}

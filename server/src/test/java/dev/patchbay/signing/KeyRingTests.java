package dev.patchbay.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest
class KeyRingTests {

    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration LIVES = Duration.ofHours(2);
    private static final Duration REMEMBERED = Duration.ofDays(15);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Vault vault;

    @Autowired
    Ids ids;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private Node one;
    private Node two;

    @BeforeEach
    void startTwoNodes() {
        jdbc.sql("drop table if exists public.test_key").update();
        jdbc.sql("""
                create table public.test_key (id text primary key, algorithm text not null, sealed bytea not null,
                  created_at timestamptz not null, signs_from timestamptz not null, withdrawn_at timestamptz)
                """).update();
        one = new Node();
        two = new Node();
    }

    @Test
    void publishesANewKeyOnEveryNodeBeforeItSigns() {
        String first = one.signing();
        assertThat(two.signing()).isEqualTo(first);

        String next = one.rings.rotate().getFirst().id();
        clock.advance(KeyRing.READ_AGAIN.plusSeconds(1));

        for (Node node : List.of(one, two)) {
            assertThat(node.ring.published()).contains(first, next);
            assertThat(node.signing()).isEqualTo(first);
        }
        clock.advance(AHEAD);
        assertThat(one.signing()).isEqualTo(next);
        assertThat(two.signing()).isEqualTo(next);
    }

    @Test
    void publishesAReplacedKeyUntilNothingThatItSignedIsOfUse() {
        String first = one.signing();
        one.rings.rotate();
        clock.advance(AHEAD.plus(LIVES).minusSeconds(1));
        assertThat(two.ring.published()).contains(first);

        clock.advance(Duration.ofSeconds(2));
        assertThat(two.ring.published()).doesNotContain(first);
        assertThat(two.ring.find(first)).contains(first);

        clock.advance(REMEMBERED);
        one.rings.tend();
        clock.advance(KeyRing.READ_AGAIN.plusSeconds(1));
        assertThat(two.ring.find(first)).isEmpty();
    }

    @Test
    void signsFromTheStartWhenTheRegularWorkComesBeforeTheFirstSignature() {
        String first = one.rings.rotate().getFirst().id();

        assertThat(one.signing()).isEqualTo(first);
        assertThat(two.signing()).isEqualTo(first);
    }

    @Test
    void signsAtTheVeryFirstUseHoweverLongItTakesToMakeTheKeys() {
        UnaryOperator<String> slow = id -> {
            clock.advance(Duration.ofSeconds(3));
            return id;
        };
        KeyRing<String> ring = one.rings.open(new RingPlan<>(
                "public.test_key",
                "sealed",
                Map.of("ES256", slow.andThen(Secret::of), "RS256", slow.andThen(Secret::of)),
                stored -> stored.material().reveal(),
                LIVES,
                REMEMBERED));

        assertThat(ring.signing("RS256")).isNotBlank();
    }

    @Test
    void makesNoSecondKeyWhileOneIsOnItsWay() {
        one.signing();

        assertThat(one.rings.rotate()).hasSize(1);
        assertThat(one.rings.rotate()).isEmpty();
        assertThat(two.rings.rotate()).isEmpty();
    }

    @Test
    void replacesAKeyThatHasSignedForLongEnoughByItself() {
        String first = one.signing();
        one.rings.tend();
        clock.advance(Duration.ofDays(89));
        one.rings.tend();
        clock.advance(AHEAD.plusSeconds(1));
        assertThat(one.signing()).isEqualTo(first);

        clock.advance(Duration.ofDays(1));
        one.rings.tend();
        clock.advance(AHEAD.plusSeconds(1));
        assertThat(one.signing()).isNotEqualTo(first);
    }

    @Test
    void withdrawsKeysThatSomebodyElseMayHave() {
        String stolen = one.signing();
        two.signing();

        String next = one.rings.replace().getFirst().id();

        assertThat(one.signing()).isEqualTo(next);
        clock.advance(KeyRing.READ_AGAIN.plusSeconds(1));
        assertThat(two.signing()).isEqualTo(next);
        for (Node node : List.of(one, two)) {
            assertThat(node.ring.published()).containsExactly(next);
            assertThat(node.ring.find(stolen)).isEmpty();
        }
    }

    @Test
    void signsWithTheVeryFirstKeyOnANodeWhoseClockIsBehind() {
        String first = one.signing();
        clock.advance(Duration.ofMillis(-1));

        assertThat(two.signing()).isEqualTo(first);
    }

    @Test
    void findsAKeyThatAnotherNodeMadeAMomentAgo() {
        two.signing();
        String next = one.rings.replace().getFirst().id();

        clock.advance(Duration.ofSeconds(6));

        assertThat(two.ring.find(next)).contains(next);
    }

    @Test
    void goesOnWithTheKeysItKnowsWhileTheTableIsAwayAndDoesNotKnockAtItAllTheTime() {
        String first = two.signing();
        jdbc.sql("alter table public.test_key rename to away").update();
        clock.advance(Duration.ofSeconds(31));

        assertThat(two.ring.find(first)).contains(first);
        assertThat(two.ring.find("unknown")).isEmpty();
        assertThat(two.signing()).isEqualTo(first);
        jdbc.sql("alter table public.away rename to test_key").update();
        String next = one.rings.replace().getFirst().id();
        assertThat(two.ring.find(next)).as("within the pause after a failure").isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(two.ring.find(next)).contains(next);
    }

    @Test
    void readsOnceHoweverManyKeysAreAskedForThatNobodyKnows() throws Exception {
        two.signing();
        int before = two.read.get();
        clock.advance(Duration.ofSeconds(6));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> asked = Stream.iterate(0, i -> i + 1)
                    .limit(100)
                    .map(i -> callers.submit(() -> two.ring.find("unknown-" + i).isEmpty()))
                    .toList();
            for (Future<Boolean> unknown : asked) {
                assertThat(unknown.get()).isTrue();
            }
        }

        assertThat(two.read.get() - before).isEqualTo(1);
    }

    @Test
    void makesOneKeyWhenManyNodesStartAtOnce() throws Exception {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> signing = Stream.generate(Node::new)
                    .limit(10)
                    .map(node -> nodes.submit(node::signing))
                    .toList();
            for (Future<String> key : signing) {
                assertThat(key.get()).isEqualTo(one.signing());
            }
        }
    }

    /** Keys are their own ids here: what is kept of them is not the ring's concern. */
    private final class Node {

        /** How often the one key was read. */
        final AtomicInteger read = new AtomicInteger();

        final KeyRings rings = new KeyRings(
                new KeyStore(jdbc, transaction, vault, ids, clock),
                new SigningSettings(Duration.ofDays(90), AHEAD),
                clock);
        final KeyRing<String> ring = rings.open(new RingPlan<>(
                "public.test_key",
                "sealed",
                Map.of("ES256", Secret::of),
                stored -> {
                    read.incrementAndGet();
                    return stored.material().reveal();
                },
                LIVES,
                REMEMBERED));

        String signing() {
            return ring.signing("ES256");
        }
    }
}

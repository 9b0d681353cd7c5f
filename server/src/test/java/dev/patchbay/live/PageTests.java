package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.pipeline.Newest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What waits for a page, and how much of it. */
class PageTests {

    private static final Session SESSION =
            new Session(new SessionId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), null, Instant.EPOCH, false);
    private static final SourceState LIVE = new SourceState(SourceState.Kind.LIVE, Instant.EPOCH);

    private final InstallationId one = new InstallationId(new UUID(1, 1));
    private final InstallationId two = new InstallationId(new UUID(1, 2));
    private final Page page = new Page(SESSION, List.of(one, two), Map.of(), 1_000, Clock.systemUTC());
    private final Feed feed = new Feed(new IntegrationId(new UUID(0, 3)), dirty -> {});
    private final Line first = line(one);
    private final Line second = line(two);

    private Line line(InstallationId installation) {
        Line line = Objects.requireNonNull(page.line(installation));
        assertThat(page.admit(line, feed, LIVE, 1)).isTrue();
        return line;
    }

    private Page.Work take() throws InterruptedException {
        return page.take(0);
    }

    private static Batch batch(int size) {
        return Batch.of(List.of(new Fragment("1".repeat(size).getBytes(StandardCharsets.US_ASCII), 7)));
    }

    @Test
    void readsTheTableInsteadOfKeepingMoreThanMayWait() throws Exception {
        assertThat(take().behind()).containsExactly(first, second);
        page.offer(first, batch(600), null);
        assertThat(take().parcels()).hasSize(1);
        page.offer(first, batch(600), null);
        page.offer(first, batch(600), null);
        page.offer(first, batch(600), null);
        page.offer(second, batch(10), new Newest.Position(9, 0));

        var work = take();

        assertThat(work.behind()).containsExactly(first);
        assertThat(work.parcels()).extracting(Page.Parcel::line).containsExactly(second);
        page.offer(first, batch(10), null);
        assertThat(take().parcels()).hasSize(1);
    }

    @Test
    void keepsNothingOfWhatIsRevokedAndHearsOfNoOlderLook() throws Exception {
        take();
        page.offer(first, batch(10), null);
        page.offer(second, batch(10), null);

        assertThat(page.revoke(first, SourceState.revoked(Instant.EPOCH), 5)).isEqualTo(feed);

        assertThat(page.admit(first, feed, LIVE, 4)).isFalse();
        page.offer(first, batch(10), null);
        var work = take();
        assertThat(work.parcels()).extracting(Page.Parcel::line).containsExactly(second);
        assertThat(work.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.state().kind()).isEqualTo(SourceState.Kind.REVOKED));
        assertThat(page.admit(first, feed, LIVE, 6)).isTrue();
        assertThat(take().behind()).containsExactly(first);
        assertThat(page.takeAnew(first)).isTrue();
    }

    @Test
    void sendsNoRecordsWhileTheyAreWithheldAndReadsThemAfterwards() throws Exception {
        take();
        page.withhold(true);
        page.offer(first, batch(10), null);
        assertThat(take().isEmpty()).isTrue();

        page.withhold(false);

        assertThat(take().behind()).containsExactly(first);
    }

    @Test
    void saysThatASourceLivesWhenAllOfItWasReadAndNotBefore() throws Exception {
        var work = take();

        assertThat(work.notices()).extracting(Page.Notice::line).containsExactly(first, second);
        assertThat(page.isLive(first)).as("it is still to be read").isFalse();
        page.caughtUp(first);
        assertThat(page.isLive(first)).isTrue();
        page.told(first, SourceState.Kind.LIVE);
        second.readFrom = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        page.fallBehind(second, false);
        assertThat(take().isEmpty()).as("it cannot be read now").isTrue();
        second.readFrom = System.nanoTime();
        assertThat(take().notices()).containsExactly(new Page.Notice(second, LIVE));
    }

    @Test
    void leavesOutOfABatchWhatThePageHasSeen() throws Exception {
        var batch = Batch.of(List.of(fragment("a", 3), fragment("b", 9), fragment("c", 5)));
        var out = new java.io.ByteArrayOutputStream();

        batch.writeAfter(2, out);
        out.write('|');
        batch.writeAfter(4, out);
        out.write('|');
        batch.writeAfter(9, out);

        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("a,b,c|b,c|");
        assertThat(batch.countAfter(2)).isEqualTo(3);
        assertThat(batch.countAfter(4)).isEqualTo(2);
    }

    private static Fragment fragment(String json, long version) {
        return new Fragment(json.getBytes(StandardCharsets.US_ASCII), version);
    }
}

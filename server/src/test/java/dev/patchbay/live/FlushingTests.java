package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.pipeline.RecordView;
import dev.patchbay.pipeline.SourceRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Sources whose changes are handed to pages. */
class FlushingTests {

    private static final Session SESSION =
            new Session(new SessionId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), null, Instant.EPOCH, false);

    private final InstallationId installation = new InstallationId(new UUID(1, 1));
    private final Flushing flushing = new Flushing();
    private final Page page = new Page(SESSION, List.of(installation), Map.of(), 1_000_000, Clock.systemUTC());
    private final Line line = Objects.requireNonNull(page.line(installation));

    @SuppressWarnings("NullAway") // a line that nothing can be handed to
    private final Line broken = new Line(null, new InstallationId(new UUID(1, 2)), null);

    private Feed followed(int number) throws Exception {
        var feed = new Feed(new IntegrationId(new UUID(2, number)), flushing::soon);
        var live = new SourceState(SourceState.Kind.LIVE, Instant.EPOCH);
        page.admit(line, feed, live, 1);
        feed.add(line);
        page.take(0);
        page.caughtUp(line);
        page.told(line, SourceState.Kind.LIVE);
        return feed;
    }

    private static void change(Feed feed) {
        var value = JsonMapper.shared().createObjectNode().put("price", 1);
        feed.hear(new RecordView.News(
                false, List.of(new SourceRecord(feed.source(), null, "[\"A\"]", 7, value, false, Instant.EPOCH))));
    }

    @Test
    void losesNothingThatItCouldNotHandOn() throws Exception {
        Feed feed = followed(1);
        feed.add(broken);
        change(feed);
        assertThatThrownBy(flushing::flush).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(flushing::flush).isInstanceOf(NullPointerException.class);
        page.take(0);
        page.caughtUp(line);

        feed.remove(broken);
        flushing.flush();

        assertThat(page.take(0).behind()).containsExactly(line);
        page.caughtUp(line);
        flushing.flush();
        assertThat(page.take(0).isEmpty()).as("it was handed on once").isTrue();
    }

    @Test
    void holdsUpNoOther() throws Exception {
        Feed feed = followed(1);
        var other = new Feed(new IntegrationId(new UUID(2, 2)), flushing::soon);
        other.add(broken);
        change(other);
        change(feed);

        assertThatThrownBy(flushing::flush).isInstanceOf(NullPointerException.class);

        assertThat(page.take(0).parcels()).hasSize(1);
        assertThatThrownBy(flushing::flush).isInstanceOf(NullPointerException.class);
        assertThat(page.take(0).parcels()).isEmpty();
    }
}

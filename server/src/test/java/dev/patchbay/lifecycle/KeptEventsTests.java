package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.IntegrationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** What is not kept any more, or was appended by a database before this one, and what readers are told of it. */
class KeptEventsTests extends FeedScene {

    @Autowired
    RestoredLog restored;

    @Autowired
    Retention retention;

    @Test
    void saysSoWhenWhatWouldFollowIsNotKept() {
        var stream = newStream();
        append(stream);
        var old = read(null, 1).next();
        append(stream);
        append(stream);
        age(stream, 2);
        retain();

        var refused = problem(() -> read(old, 5));
        assertThat(refused.problem().slug()).isEqualTo("events-expired");
        var earliest = String.valueOf(refused.members().get("earliest"));
        assertThat(read(earliest, 5).events())
                .extracting(found -> found.event().sequence())
                .containsExactly(3L);
        assertThat(read(null, 5).events()).hasSize(1);

        var gone = problem(() -> feed.readStream(integration, stream.id(), 1L, 5));
        assertThat(gone.problem().slug()).isEqualTo("events-expired");
        assertThat(gone.members()).containsEntry("earliest", "2");
        assertThat(feed.readStream(integration, stream.id(), 2L, 5).events()).hasSize(1);
        assertThat(feed.readStream(integration, stream.id(), null, 5).events()).hasSize(1);
    }

    @Test
    void doesNotMindWhatExpiredAfterItWasRead() {
        var stream = newStream();
        append(stream);
        append(stream);
        var read = read(null, 5).next();
        age(stream, 2);
        retain();
        append(stream);

        assertThat(read(read, 5).events())
                .extracting(found -> found.event().sequence())
                .containsExactly(3L);
    }

    @Test
    void readsOneStreamOfTheIntegrationAndNoneOfAnother() {
        var stream = newStream();
        append(stream);
        append(stream);

        var part = feed.readStream(integration, stream.id(), 1L, 5);

        assertThat(part.events()).extracting(found -> found.event().sequence()).containsExactly(2L);
        assertThat(part.next()).isEqualTo("2");
        assertThat(problem(() -> feed.readStream(new IntegrationId(ids.next()), stream.id(), null, 5))
                        .problem()
                        .slug())
                .isEqualTo("not-found");
    }

    @Test
    void readsALogThatWasRestoredElsewhere() {
        var stream = newStream();
        append(stream);
        append(stream);
        jdbc.sql("update lifecycle.event set position = '900000000000' where stream_id = :stream")
                .param("stream", stream.id())
                .update();
        jdbc.sql("update lifecycle.stream set last_position = '900000000000' where id = :stream")
                .param("stream", stream.id())
                .update();
        var foreign = new EventPosition("900000000001", new UUID(0, 0), 0).toString();
        assertThat(feed.read(integration, null, 5).events()).isEmpty();

        restored.run(new DefaultApplicationArguments());
        append(stream);

        assertThat(read(null, 5).events())
                .extracting(found -> found.event().sequence())
                .containsExactly(1L, 2L, 3L);
        assertThat(problem(() -> read(foreign, 5)).problem().slug()).isEqualTo("events-expired");
    }

    private void age(Stream stream, long upTo) {
        jdbc.sql(
                        "update lifecycle.event set appended_at = appended_at - interval '31 days' where stream_id = :stream and sequence <= :upTo")
                .param("stream", stream.id())
                .param("upTo", upTo)
                .update();
    }

    private void retain() {
        retention.forgetOld();
    }
}

package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever waits for events is woken, and not too many wait. */
class ArrivalsTests extends FeedScene {

    @Autowired
    Arrivals arrivals;

    @Test
    void wakesReadersWhenSomethingCanBeRead() throws Exception {
        var stream = newStream();
        try (var reader = arrivals.open(integration, "c_1");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> {
                while (feed.read(integration, null, 5).events().isEmpty()) {
                    reader.await(Duration.ofSeconds(20));
                }
                return Instant.now();
            });
            append(stream);

            assertThat(woken.get()).isNotNull();
        }
    }

    /** As another node does: nobody here hears of it. */
    @Test
    void wakesReadersOfWhatOtherNodesAppend() throws Exception {
        var stream = newStream();
        append(stream);
        var position = jdbc.sql("select last_position::text from lifecycle.stream where id = :id")
                .param("id", stream.id())
                .query(String.class)
                .single();
        var after = read(null, 5).next();
        try (var reader = arrivals.open(integration, "c_1");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> {
                while (feed.read(integration, after, 5).events().isEmpty()) {
                    reader.await(Duration.ofSeconds(20));
                }
                return true;
            });
            jdbc.sql("""
                            insert into lifecycle.event (id, stream_id, integration_id, installation_id, sequence, type, body,
                                appended_at, position)
                            select :id, stream_id, integration_id, installation_id, 2, type, body, appended_at,
                                pg_current_xact_id()
                            from lifecycle.event where stream_id = :stream
                            """).param("id", ids.next()).param("stream", stream.id()).update();

            assertThat(woken.get()).isTrue();
            assertThat(position).isNotEmpty();
        }
    }

    @Test
    void boundsHowManyWaitForOneClient() {
        var readers = new ArrayList<Arrivals.Reader>();
        for (int i = 0; i < 20; i++) {
            readers.add(arrivals.open(integration, "c_many"));
        }

        assertThat(problem(() -> arrivals.open(integration, "c_many")).problem().slug())
                .isEqualTo("too-many-readers");
        arrivals.open(integration, "c_other").close();
        readers.removeLast().close();
        readers.add(arrivals.open(integration, "c_many"));
        readers.forEach(Arrivals.Reader::close);
        assertThat(arrivals.waiting()).isZero();
    }
}

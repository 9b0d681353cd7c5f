package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.live.Listener.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.json.JsonMapper;

/** What a node does not know any more, it does not go on saying. */
class UnsureTests extends LiveScene {

    @Autowired
    DataSource connections;

    @Autowired
    @Qualifier("liveLook")
    Repeated looking;

    @Autowired
    Feeds feeds;

    private Listener listener;

    @BeforeEach
    void somebodyFollows() throws Exception {
        tell("TEA", 1);
        listener = follow(owner, installation);
        awaitState(installation, "live");
    }

    @Test
    void saysThatItCannotFollowWhileItIsNotAnsweredHowSourcesStand() throws Exception {
        try (var locked = lock("pipeline.source")) {
            awaitWhile(locked, () -> listener.state(installation.id()).equals("offline"));
        }

        awaitState(installation, "live");
        tell("TEA", 2);
        awaitHeld(listener, "TEA", 2);
        assertThat(listener.records()).doesNotHaveDuplicates();
    }

    @Test
    void withholdsRecordsWhileALookAtWhoMaySeeThemDoesNotEnd() throws Exception {
        long again;
        looking.stop();
        try {
            await().atMost(AT_ONCE)
                    .until(() -> listener.state(installation.id()).equals("offline"));
            tell("RUM", 2);
            Page page = pages.all().getFirst();
            await().until(() -> page.lines().stream().anyMatch(Line::isMissing));
        } finally {
            again = System.nanoTime();
            looking.start();
        }

        awaitHeld(listener, "RUM", 2);
        awaitState(installation, "live");
        Event rum = listener.events("records").getLast();
        assertThat(rum.nanos()).isGreaterThan(again);
        assertThat(listener.events("status").getLast().nanos()).isGreaterThan(rum.nanos());
    }

    @Test
    void goesOnWithAllOtherSourcesWhenOneCannotBeRead() throws Exception {
        IntegrationId other = list("s-" + ids.next(), false);
        Installation second = installs.install(other, organization, owner.id()).installation();
        await().until(() -> sources.of(other).orElseThrow().schema() != null);
        accept(other, "TEA");
        listener = follow(owner, installation, second);
        awaitState(installation, "live");
        awaitState(second, "live");
        // the one at which is looked first
        boolean first = feeds.all().stream()
                .map(Feed::source)
                .filter(Set.of(source, other)::contains)
                .findFirst()
                .orElseThrow()
                .equals(source);
        Installation bad = first ? installation : second;
        Installation good = first ? second : installation;

        jdbc.sql("""
                        with s as (
                            update pipeline.source set last_version = last_version + 1 where integration = :source
                            returning last_version)
                        insert into pipeline.record (source, installation, key, version, value, deleted, way, at)
                        select :source, '00000000-0000-0000-0000-000000000000', '["BAD"]', s.last_version,
                            cast('{"symbol":"BAD","price":1' || repeat('0', 2000) || '}' as jsonb), false, 'SENT', now() from s
                        """).param("source", bad.integration().value()).update();

        await().atMost(AT_ONCE)
                .until(() -> listener.state(bad.id()).equals("offline")
                        && listener.state(good.id()).equals("live"));
        clock.advance(Duration.ofSeconds(200));
        awaitState(good, "stale");
        accept(good.integration(), "TEA");
        awaitState(good, "live");
        jdbc.sql(
                        "update pipeline.record set value = '{\"symbol\":\"BAD\",\"price\":7}' where source = :source and key = '[\"BAD\"]'")
                .param("source", bad.integration().value())
                .update();
        awaitHeld(listener, "BAD", 7);
        accept(bad.integration(), "RUM");
        awaitState(bad, "live");
    }

    private void accept(IntegrationId its, String symbol) {
        var record = JsonMapper.shared().readTree("{\"symbol\":\"%s\",\"price\":1}".formatted(symbol));
        ingest.accept(its, null, List.of(record));
    }

    /** Its sources stand well, but it misses something of them, and nobody can tell how much. */
    @Test
    void tellsAPageThatCannotReadWhatItMissesThatItIsNotLive() throws Exception {
        List<Installation> several = new ArrayList<>(List.of(installation));
        for (int i = 0; i < 3; i++) {
            several.add(installs.install(list("s-" + ids.next(), false), organization, owner.id())
                    .installation());
        }
        listener = follow(owner, several.toArray());
        awaitCaughtUp(listener);
        awaitState(installation, "live");
        try (var locked = lock("pipeline.record")) {
            pages.all().forEach(page -> page.lines().forEach(line -> page.fallBehind(line, false)));

            awaitWhile(
                    locked,
                    () -> several.stream()
                            .allMatch(one -> listener.state(one.id()).equals("offline")));
        }

        awaitState(installation, "live");
        tell("TEA", 2);
        awaitHeld(listener, "TEA", 2);
    }

    private void awaitState(Installation of, String state) {
        await().until(() -> listener.state(of.id()).equals(state));
    }

    /** A connection that lets nobody else read the table until it is closed. */
    private Connection lock(String table) throws SQLException {
        Connection connection =
                DatabasePool.<Connection, SQLException>call(DatabasePool.LOCKS, connections::getConnection);
        connection.setAutoCommit(false);
        execute(connection, "lock table " + table + " in access exclusive mode");
        return connection;
    }

    /** PostgreSQL ends a transaction in which nothing happens. */
    private static void awaitWhile(Connection locked, Callable<Boolean> condition) {
        await().atMost(AT_ONCE).until(() -> {
            execute(locked, "select 1");
            return condition.call();
        });
    }

    private static void execute(Connection connection, String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(words);
        }
    }
}

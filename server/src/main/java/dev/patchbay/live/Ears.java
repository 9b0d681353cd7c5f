package dev.patchbay.live;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what nodes tell each other, on one connection that is kept for it. When it was cut, something may have been missed: then all
 * pages are nudged, and everything is looked at.
 */
@Component
class Ears implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

    private static final int LISTEN_MILLIS = 500;
    private static final int ANSWER_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 500;

    private final DataSource connections;
    private final Pages pages;
    private final Suspicions suspicions;
    private final Trouble trouble = new Trouble();
    private volatile @Nullable Hearing hearing;

    Ears(DataSource connections, Pages pages, Suspicions suspicions) {
        this.connections = connections;
        this.pages = pages;
        this.suspicions = suspicions;
    }

    /** From a start to a stop. */
    private final class Hearing {

        private final CountDownLatch over = new CountDownLatch(1);
        private volatile @Nullable Connection current;

        private void go() {
            try {
                do {
                    listen();
                } while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopped) {
                LOG.debug("Nobody listens any more", stopped);
            }
        }

        private void listen() {
            try (Connection connection = connections.getConnection()) {
                current = connection;
                int usual = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                execute(connection, "listen " + Signal.CHANNEL);
                begins();
                hear(connection);
                execute(connection, "unlisten *");
                connection.setNetworkTimeout(Runnable::run, usual);
            } catch (SQLException | RuntimeException cut) {
                LOG.debug("The connection on which nodes are heard was cut", cut);
                if (over.getCount() > 0 && trouble.begins()) {
                    LOG.warn("What other nodes tell of open pages cannot be heard: {}", Trouble.inOneLine(cut));
                }
            } finally {
                current = null;
            }
        }

        private void begins() {
            suspicions.suspectEverything();
            pages.all().forEach(page -> Nudges.TOPICS.forEach(page::nudge));
            if (trouble.ends()) {
                LOG.info("What other nodes tell of open pages is heard again");
            }
        }

        private void hear(Connection connection) throws SQLException {
            var notified = connection.unwrap(PGConnection.class);
            while (over.getCount() > 0) {
                PGNotification[] heard = notified.getNotifications(LISTEN_MILLIS);
                if (heard != null) {
                    for (PGNotification one : heard) {
                        Signal.read(one.getParameter()).ifPresent(Ears.this::hear);
                    }
                }
                execute(connection, "select 1"); // a connection that was cut says nothing either
                suspicions.hearing();
            }
        }

        private void end() {
            over.countDown();
            Connection listening = current;
            if (listening != null) {
                try {
                    listening.abort(Runnable::run);
                } catch (SQLException gone) {
                    LOG.debug("It was gone already", gone);
                }
            }
        }
    }

    private static void execute(Connection connection, String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(words);
        }
    }

    private void hear(Signal signal) {
        switch (signal) {
            case Signal.Nudge nudge -> {
                if (Nudges.TOPICS.contains(nudge.topic())) {
                    pages.of(nudge.account()).forEach(page -> page.nudge(nudge.topic()));
                }
            }
            case Signal.OfSession of -> suspicions.suspect(of.session());
            case Signal.OfInstallation of -> suspicions.suspect(of.installation());
        }
    }

    @Override
    public void start() {
        var begun = new Hearing();
        hearing = begun;
        Thread.ofPlatform().name("live-ears").daemon().start(() -> DatabasePool.run(DatabasePool.LOCKS, begun::go));
    }

    @Override
    public void stop() {
        Hearing ended = hearing;
        hearing = null;
        if (ended != null) {
            ended.end();
        }
    }

    @Override
    public boolean isRunning() {
        return hearing != null;
    }

    /** Until after the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}

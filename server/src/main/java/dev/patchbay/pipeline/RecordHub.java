package dev.patchbay.pipeline;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Follower;
import dev.patchbay.broker.InternalTopic;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Subscription;
import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands on to all who follow on this node. While nobody does, nothing is read. */
@Component
class RecordHub implements RecordStream {

    /** So many keys' versions are known, to tell what was overtaken on its way: records come by two ways. */
    private static final int MOST_KNOWN = 50_000;

    private static final Logger log = LoggerFactory.getLogger(RecordHub.class);
    private static final long PAUSE_MILLIS = 1_000;

    /** Those who failed begin anew beside all others, who wait for none of them. */
    private static final Executor IN_A_WHILE = CompletableFuture.delayedExecutor(
            PAUSE_MILLIS,
            TimeUnit.MILLISECONDS,
            work -> Thread.ofVirtual().name("records-anew").start(work));

    private final Broker broker;
    private final NearChanges near;
    private final List<Following> followers = new CopyOnWriteArrayList<>();
    private final Map<Place, Long> known = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Subscription reading;

    RecordHub(Broker broker, NearChanges near) {
        this.broker = broker;
        this.near = near;
    }

    private record Place(Shelf shelf, String key) {}

    private static final class Following {
        private final Reader reader;
        private final Trouble trouble = new Trouble();
        private final ReentrantLock beginning = new ReentrantLock();

        /** It failed, and is told nothing until it begins anew. */
        private volatile boolean stale;

        Following(Reader reader) {
            this.reader = reader;
        }

        /** What changes meanwhile it is told already. */
        void begin() {
            beginning.lock();
            try {
                stale = false;
                reader.begins();
            } finally {
                beginning.unlock();
            }
        }
    }

    @Override
    public Subscription follow(Reader reader) {
        var following = new Following(reader);
        join(following);
        Subscription leaving = () -> leave(following);
        try {
            following.begin();
        } catch (RuntimeException failed) {
            leaving.close();
            throw failed;
        }
        return leaving;
    }

    private synchronized void join(Following following) {
        followers.add(following);
        if (reading == null) {
            reading = broker.present()
                    ? broker.follow(InternalTopic.RECORDS, new Messages())
                    : near.follow(this::begins, this::spread);
        }
    }

    private void leave(Following following) {
        @Nullable Subscription ended = null;
        synchronized (this) {
            followers.remove(following);
            if (followers.isEmpty()) {
                ended = reading;
                reading = null;
            }
        }
        if (ended != null) {
            ended.close();
        }
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        followers.forEach(this::leave);
    }

    private void begins() {
        followers.forEach(this::begin);
    }

    private void begin(Following following) {
        try {
            following.begin();
            if (following.trouble.ends()) {
                log.info("A reader that failed follows the changes of records again");
            }
        } catch (RuntimeException failed) {
            failed(following, failed);
        }
    }

    private void spread(List<SourceRecord> records) {
        List<SourceRecord> changes = newer(records);
        if (changes.isEmpty()) {
            return;
        }
        for (Following following : followers) {
            try {
                if (!following.stale) {
                    following.reader.changed(changes);
                }
            } catch (RuntimeException failed) {
                failed(following, failed);
            }
        }
    }

    private void failed(Following following, RuntimeException failed) {
        following.stale = true;
        log.debug("A reader of changes of records failed", failed);
        if (following.trouble.begins()) {
            log.warn(
                    "A reader failed at changes of records, and begins anew until it does not: {}",
                    Trouble.inOneLine(failed));
        }
        IN_A_WHILE.execute(() -> beginAnew(following));
    }

    private void beginAnew(Following following) {
        if (following.stale && followers.contains(following)) {
            DatabasePool.run(DatabasePool.JOBS, () -> begin(following));
        }
    }

    private List<SourceRecord> newer(List<SourceRecord> records) {
        List<SourceRecord> newer = new ArrayList<>(records.size());
        synchronized (known) {
            for (SourceRecord record : records) {
                var place = new Place(new Shelf(record.source(), record.installation()), record.key());
                Long before = known.get(place);
                if (before == null || record.version() > before) {
                    known.put(place, record.version());
                    newer.add(record);
                }
            }
            while (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return newer;
    }

    /** What comes through the broker. */
    private final class Messages implements Follower {

        @Override
        public void begins() {
            RecordHub.this.begins();
        }

        @Override
        public void hears(List<Message> messages) {
            List<SourceRecord> records = new ArrayList<>(messages.size());
            boolean whole = true;
            for (Message message : messages) {
                try {
                    records.add(RecordChannel.read(message));
                } catch (RuntimeException unreadable) {
                    log.debug("A change of a record, of another version of Patchbay perhaps", unreadable);
                    whole = false;
                }
            }
            spread(records);
            if (!whole) {
                RecordHub.this.begins(); // what it told is in the table
            }
        }
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Follower;
import dev.patchbay.broker.InternalTopic;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands on to all who follow on this node. While nobody does, nothing is read. */
@Component
class RecordHub implements RecordStream {

    /** So many keys' versions are known, to tell what was overtaken on its way: records come by two ways. */
    private static final int MOST_KNOWN = 50_000;

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
        private volatile boolean stale;

        Following(Reader reader) {
            this.reader = reader;
        }
    }

    @Override
    public Subscription follow(Reader reader) {
        var following = new Following(reader);
        join(following);
        Subscription leaving = () -> leave(following);
        try {
            reader.begins();
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
        followers.forEach(following -> following.stale = true);
        spread(List.of());
    }

    private void spread(List<SourceRecord> records) {
        List<SourceRecord> changes = newer(records);
        @Nullable RuntimeException failure = null;
        for (Following following : followers) {
            try {
                if (following.stale) {
                    following.reader.begins();
                    following.stale = false;
                }
                if (!changes.isEmpty()) {
                    following.reader.changed(changes);
                }
            } catch (RuntimeException failed) {
                following.stale = true;
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure; // it is tried again in a while
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
            spread(messages.stream().map(RecordChannel::read).toList());
        }
    }
}

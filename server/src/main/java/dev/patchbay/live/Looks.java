package dev.patchbay.live;

import dev.patchbay.installs.Admission;
import dev.patchbay.installs.Admission.Use;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Looks who may follow what, and has lines follow it, or not any more. */
@Component
class Looks {

    private final Pages pages;
    private final Feeds feeds;
    private final Admission admission;
    private final LiveStates states;
    private final Clock clock;
    private final AtomicLong number = new AtomicLong();

    Looks(Pages pages, Feeds feeds, Admission admission, LiveStates states, Clock clock) {
        this.pages = pages;
        this.feeds = feeds;
        this.admission = admission;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Looks at who may follow these, and begins to follow, or ends it.
     *
     * @throws RuntimeException when the database is away; then nothing has changed
     */
    void look(Collection<Line> lines) {
        long look = number.incrementAndGet();
        Map<Use, Installation> admitted =
                admission.admitted(lines.stream().map(Looks::use).toList());
        List<Installation> joining = new ArrayList<>();
        for (Line line : lines) {
            Installation installation = admitted.get(use(line));
            if (installation != null && line.feed == null) {
                joining.add(installation);
            }
        }
        Map<IntegrationId, Pulse> pulses = joining.isEmpty() ? Map.of() : states.pulses(joining);
        for (Line line : lines) {
            Installation installation = admitted.get(use(line));
            Feed feed = line.feed;
            if (installation == null) {
                leave(line, look);
            } else if (feed != null) {
                line.page().goOn(line, look);
            } else {
                join(line, installation, pulses, look);
            }
        }
    }

    private static Use use(Line line) {
        return new Use(line.installation(), line.page().session().account());
    }

    private void join(Line line, Installation installation, Map<IntegrationId, Pulse> pulses, long look) {
        Pulse pulse = pulses.get(installation.integration());
        if (line.look == 0
                && line.position != null
                && (pulse == null || line.position.version() > pulse.end().version())) {
            line.position = null; // from before a backup was restored, or made up
        }
        Feed feed = feeds.join(installation.integration(), line);
        if (!line.page().admit(line, feed, states.of(pulses, installation, feed), look) && !feed.equals(line.feed)) {
            feed.remove(line);
        }
    }

    private void leave(Line line, long look) {
        Feed before = line.page().revoke(line, SourceState.revoked(clock.instant()), look);
        if (before != null) {
            before.remove(line);
        }
    }

    /** Lets the page have nothing any more. */
    void close(Page page) {
        pages.close(page);
        page.lines().forEach(line -> leave(line, Long.MAX_VALUE));
    }
}

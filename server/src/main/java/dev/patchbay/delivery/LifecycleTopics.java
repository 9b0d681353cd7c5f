package dev.patchbay.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Topic;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.lifecycle.Stream;
import dev.patchbay.lifecycle.TriedStreams;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which topic an event goes to, if any: of the integrations that have topics, all but what is tried in a sandbox. */
@Component
class LifecycleTopics {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private final Broker broker;
    private final Catalog catalog;

    /** An integration's name never changes. */
    private final Cache<IntegrationId, Slug> names =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Nor does the organization that an installation is of. */
    private final LoadingCache<Stream, Boolean> tried;

    LifecycleTopics(Broker broker, Catalog catalog, TriedStreams streams) {
        this.broker = broker;
        this.catalog = catalog;
        this.tried =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build(streams::isTried);
    }

    /** The topics of those integrations that have them. */
    Map<IntegrationId, Topic> of(Collection<IntegrationId> integrations) {
        Map<IntegrationId, Slug> known = new HashMap<>();
        List<IntegrationId> unknown = integrations.stream()
                .distinct()
                .filter(integration -> {
                    Slug name = names.getIfPresent(integration);
                    if (name != null) {
                        known.put(integration, name);
                    }
                    return name == null;
                })
                .toList();
        if (!unknown.isEmpty()) {
            for (Listing listing : catalog.find(unknown)) {
                names.put(listing.id(), listing.name());
                known.put(listing.id(), listing.name());
            }
        }
        Set<Slug> having = known.isEmpty() ? Set.of() : broker.having(known.values());
        Map<IntegrationId, Topic> topics = new HashMap<>();
        known.forEach((integration, name) -> {
            if (having.contains(name)) {
                topics.put(integration, new Topic(name, Topic.Kind.LIFECYCLE));
            }
        });
        return topics;
    }

    boolean isTried(WireEvent event) {
        return tried.get(event.stream());
    }
}

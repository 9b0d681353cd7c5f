package dev.patchbay.lifecycle;

import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.platform.PatchbaySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events that never happened, for developers to try their receivers with. Nothing in one exists: its installation, organization
 * and people are the nil UUID (RFC 9562 §5.9), no client can have its client's id, and its member {@code example} says so.
 */
@Component
public class ExampleEvents {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String NO_CLIENT = "c_" + "a".repeat(26);

    private final Ids ids;
    private final Clock clock;
    private final Map<String, Consumer<ObjectNode>> data = new TreeMap<>();

    ExampleEvents(Ids ids, Clock clock, PatchbaySettings platform) {
        this.ids = ids;
        this.clock = clock;
        data.put(EventType.APP_INSTALLED, node -> {
            node.putObject("config");
            node.put(
                    "membersUrl",
                    platform.at("/v1/installations/" + NOBODY + "/members").toString());
        });
        for (var plain : Set.of(EventType.APP_UNINSTALLED, EventType.APP_SUSPENDED, EventType.APP_RESUMED)) {
            data.put(plain, node -> node.putObject("config"));
        }
        data.put(EventType.APP_UPDATED, node -> {
            node.putObject("config");
            node.put("configVersion", 1);
        });
        data.put(EventType.CREDENTIALS_ROTATED, node -> node.put("previousSecretUntil", inADay().toString()));
        data.put(EventType.MEMBER_ADDED, node -> member(node, true));
        data.put(EventType.MEMBER_UPDATED, node -> member(node, true));
        data.put(EventType.MEMBER_REMOVED, node -> member(node, false));
        data.put(EventType.SCOPES_UPDATED, node -> {
            node.put("grantId", NOBODY.toString());
            node.putArray("scopes").add("openid");
            node.putNull("token");
        });
        data.put(EventType.GRANT_REVOKED, node -> node.put("userId", NOBODY.toString()));
        data.put(EventType.INTEGRATION_DEPRECATED, node -> {
            node.put("sunset", LocalDate.ofInstant(inADay(), ZoneOffset.UTC).toString());
            node.putNull("replacement");
            node.put("message", "Example");
        });
        data.put(EventType.DATA_REJECTED, node -> {
            node.put("count", 1);
            node.put("since", now().toString());
            node.put("until", now().toString());
            node.putObject("reasons").put("field-missing", 1);
        });
        data.put(EventType.DATA_LIMITED, node -> {
            node.put("limit", "keys");
            node.put("most", 50_000);
        });
        data.put(EventType.ORGANIZATION_UPDATED, node -> node.put("displayName", "Example"));
    }

    /** The kinds of event that there are examples of. */
    public Set<String> types() {
        return new TreeSet<>(data.keySet());
    }

    /** An example of this kind for an integration; empty for a kind that there is none of. */
    public Optional<WireEvent> of(Listing listing, String type) {
        return Optional.ofNullable(data.get(type)).map(fill -> event(listing, type, fill));
    }

    /** The publisher's own stream speaks of no installation. */
    private static boolean ofPublisher(String type) {
        return Set.of(EventType.INTEGRATION_DEPRECATED, EventType.DATA_REJECTED, EventType.DATA_LIMITED)
                .contains(type);
    }

    private WireEvent event(Listing listing, String type, Consumer<ObjectNode> fill) {
        var now = now();
        var id = new EventId(ids.next());
        var content = JsonNodeFactory.instance.objectNode();
        fill.accept(content);
        var subject = new EventBody.Subject(
                listing.name(),
                listing.version(),
                ofPublisher(type) ? null : new InstallationId(NOBODY),
                ofPublisher(type) ? null : new OrganizationId(NOBODY),
                null,
                NO_CLIENT);
        var body = EventBody.asExample(EventBody.write(new EventBody.Head(id, type, 1, now), subject, content));
        var stream = ofPublisher(type)
                ? Stream.ofPublisher(listing.id())
                : Stream.of(listing.id(), new InstallationId(NOBODY));
        return new WireEvent(id, stream, 1, type, body, now);
    }

    private static void member(ObjectNode node, boolean canAccess) {
        node.put("userId", NOBODY.toString());
        node.put("canAccess", canAccess);
        node.put("isAdmin", false);
        node.putArray("permissions");
        node.put("organizationRole", "member");
    }

    private Instant inADay() {
        return now().plus(Duration.ofDays(1));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

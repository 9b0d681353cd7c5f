package dev.patchbay.portal;

import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.delivery.Delivery;
import dev.patchbay.delivery.DeliveryLog;
import dev.patchbay.delivery.KeptAttempt;
import dev.patchbay.delivery.Skip;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries as the API tells them. */
@Component
class DeliveryBodies {

    private final Organizations organizations;
    private final JsonMapper json = JsonMapper.builder().build();

    DeliveryBodies(Organizations organizations) {
        this.organizations = organizations;
    }

    DeliveryList list(Page<Delivery> page) {
        var names = new Names();
        return new DeliveryList(
                page.items().stream()
                        .map(delivery -> body(delivery, names.of(event(delivery))))
                        .toList(),
                page.next() == null ? null : page.next().toString());
    }

    DeliveryDetail detail(DeliveryLog.Detail detail) {
        var event = event(detail.delivery());
        var row = body(detail.delivery(), new Names().of(event));
        return DeliveryDetail.of(
                row,
                event,
                detail.attempts().stream().map(DeliveryBodies::attempt).toList(),
                skip(detail.skip()));
    }

    static DeliveryAttempt attempt(KeptAttempt kept) {
        var sent = kept.sent();
        var received = kept.received();
        return new DeliveryAttempt(
                kept.id(),
                kept.at(),
                kept.resend(),
                sent.url(),
                sent.headers(),
                sent.body(),
                received.status(),
                received.headers(),
                received.body() == null ? null : received.body().text(),
                received.body() != null && received.body().cut(),
                received.error(),
                received.latencyMillis(),
                received.delivered());
    }

    private static DeliveryDetail.@Nullable SkipNote skip(@Nullable Skip skip) {
        return skip == null ? null : new DeliveryDetail.SkipNote(skip.at(), skip.reason());
    }

    private JsonNode event(Delivery delivery) {
        return json.readTree(delivery.event().body());
    }

    private static DeliveryRow body(Delivery delivery, @Nullable String targetName) {
        var event = delivery.event();
        var attempted = delivery.attempted();
        return new DeliveryRow(
                event.id(),
                event.type(),
                event.sequence(),
                event.stream().installation(),
                targetName,
                event.appendedAt(),
                delivery.state().name().toLowerCase(Locale.ROOT),
                attempted.attempts(),
                attempted.lastStatus(),
                attempted.lastLatencyMillis(),
                delivery.deliveredAt(),
                delivery.nextAttemptAt());
    }

    /** Names of organizations, each asked for once. A person who installed for themselves is not named: the app may not know. */
    private final class Names {

        private final Map<String, String> known = new HashMap<>();

        @Nullable
        String of(JsonNode event) {
            var id = event.path("organizationId").stringValue("");
            var name = id.isEmpty()
                    ? ""
                    : known.computeIfAbsent(
                            id,
                            unknown -> organizations
                                    .find(OrganizationId.of(unknown))
                                    .map(Organization::displayName)
                                    .orElse(""));
            return name.isEmpty() ? null : name;
        }
    }
}

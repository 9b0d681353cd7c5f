package dev.patchbay.widgets;

import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an integration would like to be on somebody's dashboard.
 *
 * @param integration whose wish it is
 * @param installation by which it knows the person
 * @param source the integration whose data it shows; null for a widget of its own
 * @param reason for the person, in the integration's words
 * @param placement what it became
 */
record Proposal(
        UUID id,
        AccountId account,
        IntegrationId integration,
        InstallationId installation,
        @Nullable IntegrationId source,
        WidgetKind kind,
        String title,
        String reason,
        ObjectNode config,
        Area.Extent extent,
        ProposalState state,
        @Nullable UUID placement,
        Instant madeAt) {

    /** What would be shown, if the person may use it now: the proposing integration's, or the source that it names. */
    Optional<Installation> shown(Possessions.Held held) {
        return source == null || source.equals(integration) ? held.usable(installation) : held.usable(source);
    }

    /** Whether another one wishes for the same. */
    boolean isLike(Proposal other) {
        return installation.equals(other.installation)
                && kind == other.kind
                && Objects.equals(source, other.source)
                && title.equals(other.title)
                && config.equals(other.config);
    }
}

package dev.patchbay.portal;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.Draft;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.PublishedVersion;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Comings;
import dev.patchbay.installs.Reconsents;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An integration at a glance, and how many use it. */
@RestController
@RequestMapping("/api/developer/integrations/{name}")
class IntegrationController {

    private static final int MOST_DAYS = 366;

    private final Desk desk;
    private final Publishing publishing;
    private final Organizations organizations;
    private final Clients clients;
    private final Comings comings;
    private final Reconsents reconsents;

    IntegrationController(
            Desk desk,
            Publishing publishing,
            Organizations organizations,
            Clients clients,
            Comings comings,
            Reconsents reconsents) {
        this.desk = desk;
        this.publishing = publishing;
        this.organizations = organizations;
        this.clients = clients;
        this.comings = comings;
        this.reconsents = reconsents;
    }

    @GetMapping
    IntegrationOverview show(Session session, @PathVariable String name) {
        Listing integration = desk.require(session, name);
        Draft draft = publishing.draft(integration.id());
        Client client = clients.ofIntegration(integration.id()).orElse(null);
        return new IntegrationOverview(
                integration.name().value(),
                integration.displayName(),
                integration.icon(),
                word(integration.type()),
                publisher(integration.publisherId()),
                integration.publishedAt() == null ? null : currentVersion(integration),
                integration.published(),
                integration.publishedAt(),
                word(integration.visibility()),
                word(integration.tier()),
                DeprecationNotice.of(integration.deprecation()),
                new DraftState(draft.manifest().version(), draft.revision(), draft.savedAt()),
                client == null ? null : new OwnClient(client.id(), proof(client)),
                IntegrationsController.transport(integration),
                comings.active(integration.id()));
    }

    @GetMapping("/statistics")
    Statistics statistics(Session session, @PathVariable String name, @RequestParam(defaultValue = "30") int days) {
        Listing integration = desk.require(session, name);
        if (days < 1 || days > MOST_DAYS) {
            throw InvalidRequest.of("/days", "From 1 to " + MOST_DAYS + ".");
        }
        List<Comings.Day> all = comings.days(integration.id(), days);
        Comings.Day first = all.getFirst();
        long before = first.active() - first.installed() + first.uninstalled();
        long gone = all.stream().mapToLong(Comings.Day::uninstalled).sum();
        long came = all.stream().mapToLong(Comings.Day::installed).sum();
        var asked = integration.publishedAt() == null ? null : reconsents.count(integration.id());
        return new Statistics(
                all.getLast().active(),
                before + came == 0 ? null : (double) gone / (before + came),
                all,
                asked == null || asked.waiting() + asked.accepted() == 0
                        ? null
                        : new Reconsent(asked.version(), asked.waiting(), asked.accepted()));
    }

    /** What is offered, or was until it was taken from the catalog. */
    private String currentVersion(Listing integration) {
        return publishing.versions(integration.id()).stream()
                .filter(PublishedVersion::current)
                .map(PublishedVersion::version)
                .findFirst()
                .orElseGet(integration::version);
    }

    private @Nullable Publisher publisher(@Nullable OrganizationId id) {
        return id == null
                ? null
                : organizations
                        .find(id)
                        .map(organization -> new Publisher(organization.id(), organization.displayName()))
                        .orElse(null);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String proof(Client client) {
        return switch (client.profile().authentication()) {
            case ClientAuthentication.SharedSecret _ -> "secret";
            case ClientAuthentication.PrivateKey _ -> "keys";
            case ClientAuthentication.None _ -> "none";
        };
    }

    /**
     * An integration at a glance.
     *
     * @param publisher null where an operator lists it
     * @param version that is current; null before the first
     * @param published whether it is offered
     * @param publishedAt when it was first
     * @param client null until it is needed
     * @param eventsTransport {@code webhook}, {@code broker} or {@code pull}
     * @param active how many have it installed
     */
    record IntegrationOverview(
            String name,
            String displayName,
            @Nullable String icon,
            String type,
            @Nullable Publisher publisher,
            @Nullable String version,
            boolean published,
            @Nullable Instant publishedAt,
            String visibility,
            String tier,
            @Nullable DeprecationNotice deprecation,
            DraftState draft,
            @Nullable OwnClient client,
            String eventsTransport,
            long active) {}

    record Publisher(OrganizationId organizationId, String displayName) {}

    /** @param savedAt null when nothing was saved since the current version was published */
    record DraftState(
            String version, long revision, @Nullable Instant savedAt) {}

    /** @param proof how it proves who it is: {@code secret}, {@code keys}, or {@code none}: not at all */
    record OwnClient(String id, String proof) {}

    /** @param replacement name of what to use instead */
    record DeprecationNotice(LocalDate sunset, @Nullable String replacement, String message) {

        static @Nullable DeprecationNotice of(@Nullable Deprecation deprecation) {
            return deprecation == null
                    ? null
                    : new DeprecationNotice(
                            deprecation.sunset(),
                            deprecation.replacement() == null
                                    ? null
                                    : deprecation.replacement().value(),
                            deprecation.message());
        }
    }

    /**
     * How many use it.
     *
     * @param active how many have it installed now
     * @param churn the part of all who had it in this time that gave it up, from 0 to 1; null where nobody had it
     * @param installs day by day, in UTC, the oldest first
     * @param reconsent null where the current version asked nobody for more
     */
    record Statistics(
            long active,
            @Nullable Double churn,
            List<Comings.Day> installs,
            @Nullable Reconsent reconsent) {}

    /**
     * How those answered whom the current version asks for more.
     *
     * @param waiting who runs on what was agreed to before
     */
    record Reconsent(String version, int waiting, int accepted) {}
}

package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is offered here. Reads are one row by its key; callers need not cache. */
public interface Catalog {

    /** The listing of this name, published or not. */
    Optional<Listing> find(Slug name);

    /**
     * The listing with this id, published or not.
     *
     * @throws ProblemException {@code unknown-listing}
     */
    Listing get(IntegrationId id);

    /** Those with these ids, published or not, by name; fewer where there are none. */
    List<Listing> find(Collection<IntegrationId> ids);

    /** All listings that everybody comes across ({@link Listing#listed}), by name. */
    List<Listing> published();

    /** All listings by name, published or not. */
    List<Listing> everything();

    /** Listings that somebody has vouched for, offered or not: verified or featured, or the operator's own; 5,000 at most. */
    List<Listing> vouchedFor();

    /** Those of a type that were ever offered, by id. */
    List<IntegrationId> offered(IntegrationType type, @Nullable IntegrationId after, int limit);

    /** What an organization publishes, by name, published or not. */
    List<Listing> ofPublisher(OrganizationId publisher);

    /** The integration as its saved draft describes it, not offered to anybody; empty where there is no draft. */
    Optional<Listing> draftOf(IntegrationId id);

    /** The same of many, by one statement; nothing of those that have no draft. */
    Map<IntegrationId, Listing> draftsOf(Collection<IntegrationId> ids);

    /**
     * Where the integration is told about its installations over HTTP; empty where it asked for no webhook. The only place
     * that gives out the webhook secret.
     */
    Optional<WebhookTarget> webhookTarget(IntegrationId id);

    /** Where it would be told if this manifest of its were the current one. */
    Optional<WebhookTarget> webhookTarget(IntegrationId id, Manifest manifest);
}

package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An integration as it stands in the catalog: its current manifest and what the operator says about it.
 *
 * @param lifecyclePaths whether the manifest itself names {@code base_url}, so that an app without {@code webhook_url} is told
 *     at {@code /lifecycle/install} and {@code /lifecycle/uninstall} below it
 * @param published whether it is offered; never before its first version, when the manifest is its draft's
 * @param changedAt when anything a shopper sees last changed
 */
public record Listing(
        IntegrationId id,
        Slug name,
        boolean published,
        boolean firstParty,
        boolean lifecyclePaths,
        Manifest manifest,
        Artwork artwork,
        Instant changedAt,
        Standing standing) {

    private static final Set<String> ALWAYS_TOLD = Set.of("app.uninstalled", "app.suspended", "app.resumed");

    Listing asDraft() {
        return new Listing(id, name, false, firstParty, true, manifest, artwork, changedAt, standing);
    }

    /** The same with another manifest of its. */
    Listing saying(Manifest other) {
        return new Listing(id, name, published, firstParty, lifecyclePaths, other, artwork, changedAt, standing);
    }

    /** The organization that publishes it; null for what comes from the catalog file. */
    public @Nullable OrganizationId publisherId() {
        return standing.publisherId();
    }

    public Visibility visibility() {
        return standing.visibility();
    }

    public Tier tier() {
        return standing.tier();
    }

    /** That it comes to its end; null while it goes on. */
    public @Nullable Deprecation deprecation() {
        return standing.deprecation();
    }

    /** When it was published first; null before that. */
    public @Nullable Instant publishedAt() {
        return standing.publishedAt();
    }

    /** Whether it is, or ever was, more than a draft that its publisher tries. */
    public boolean everOffered() {
        return published || publishedAt() != null;
    }

    /** Whether everybody comes across it: offered, in search and on the home page. */
    public boolean listed() {
        return published && visibility() == Visibility.PUBLIC;
    }

    /** Whether members of this organization may know of it, if it is offered at all. */
    public boolean openTo(OrganizationId organization) {
        return visibility() != Visibility.PRIVATE || organization.equals(publisherId());
    }

    /** Whether members of this organization may know that it exists: it is theirs, or it is or was offered to them. */
    public boolean knownTo(OrganizationId organization) {
        return organization.equals(publisherId()) || (visibility() != Visibility.PRIVATE && everOffered());
    }

    public String displayName() {
        return manifest.displayName();
    }

    public String description() {
        return manifest.description();
    }

    public IntegrationType type() {
        return manifest.type();
    }

    public String version() {
        return manifest.version();
    }

    /** Whether its version has a greater number than another one of it. */
    public boolean isLaterThan(String version) {
        return SemanticVersion.of(version()).isGreaterThan(SemanticVersion.of(version));
    }

    public URI appUrl() {
        return manifest.appUrl();
    }

    public @Nullable URI callbackUrl() {
        return manifest.callbackUrl();
    }

    public @Nullable URI initiateLoginUrl() {
        return manifest.initiateLoginUrl();
    }

    public @Nullable URI webhookUrl() {
        return manifest.webhookUrl();
    }

    public OpeningWay open() {
        return manifest.open();
    }

    public ClientKind client() {
        return manifest.client();
    }

    /**
     * Whether the integration is told of this event in a stream of its own. It is always told of installing, which carries its
     * credentials; of what single members may only if it can hear of it.
     */
    public boolean wants(String event) {
        if (event.equals("app.installed")) {
            return true;
        }
        boolean subscribed = manifest.events().isEmpty() || manifest.events().contains(event);
        return subscribed && (ALWAYS_TOLD.contains(event) || hearsEverything());
    }

    /** Below {@code /lifecycle} an app is told of coming and going only. */
    private boolean hearsEverything() {
        return manifest.webhookUrl() != null || manifest.eventsTransport() != EventsTransport.WEBHOOK;
    }

    /** Whether each organization runs the app itself and is shown its credentials. */
    public boolean manualCredentials() {
        return manifest.credentials() == CredentialsKind.MANUAL;
    }

    /** Whether there is a page of its own to open; data sources and widgets have one only if they name it. */
    public boolean opens() {
        return manifest.type() == IntegrationType.APP
                || manifest.callbackUrl() != null
                || manifest.initiateLoginUrl() != null
                || !manifest.appUrl().equals(manifest.baseUrl());
    }

    public boolean installableFor(InstallTarget target) {
        return manifest.installTargets().contains(target);
    }

    /**
     * Whether the integration is told by HTTP about its installations: not if it reads its events by itself; and what is
     * configured by hand knows no paths of ours.
     */
    public boolean receivesWebhooks() {
        boolean below = lifecyclePaths
                && manifest.type() == IntegrationType.APP
                && manifest.eventsTransport() == EventsTransport.WEBHOOK
                && !manualCredentials();
        return manifest.eventsTransport() != EventsTransport.PULL && (manifest.webhookUrl() != null || below);
    }

    /** Required scopes first, each with its purpose. */
    public List<ScopePurpose> scopes() {
        return Stream.concat(
                        manifest.scopes().stream().map(scope -> scope(scope, false)),
                        manifest.optionalScopes().stream().map(scope -> scope(scope, true)))
                .toList();
    }

    private ScopePurpose scope(String scope, boolean optional) {
        return new ScopePurpose(scope, manifest.scopePurposes().getOrDefault(scope, ""), optional);
    }

    public Price price() {
        return manifest.pricing().price();
    }

    public List<String> features() {
        return manifest.features();
    }

    public List<String> categories() {
        return manifest.categories();
    }

    public @Nullable String icon() {
        return artwork.icon();
    }

    /** Who offers it: the manifest's author. */
    public @Nullable String publisher() {
        return manifest.author() == null ? null : manifest.author().name();
    }
}

package dev.patchbay.catalog;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an integration says about itself, after {@code contracts/manifest.schema.json} has accepted it; defaults are filled
 * in. Only ever read from a document, never built by hand.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Manifest(
        String name,
        String displayName,
        String version,
        IntegrationType type,
        DeliveryMode deliveryMode,
        String description,
        @Nullable Author author,
        URI baseUrl,
        List<String> scopes,
        List<String> optionalScopes,
        Map<String, String> scopePurposes,
        Pricing pricing,
        @Nullable String icon,
        List<String> screenshots,
        Set<InstallTarget> installTargets,
        URI appUrl,
        @Nullable URI callbackUrl,
        @Nullable URI webhookUrl,
        @Nullable URI initiateLoginUrl,
        OpeningWay open,
        ClientKind client,
        CredentialsKind credentials,
        @Nullable String appPath,
        EventsTransport eventsTransport,
        @Nullable URI jwksUri,
        @Nullable JsonNode jwks,
        TokenEndpointAuthMethod tokenEndpointAuthMethod,
        @Nullable SignedResponseAlg idTokenSignedResponseAlg,
        @Nullable URI backchannelLogoutUrl,
        List<URI> postLogoutRedirectUrls,
        List<String> categories,
        List<String> features,
        List<AppPermission> appPermissions,
        @Nullable JsonNode configSchema,
        List<String> events,
        @Nullable JsonNode widget,
        @Nullable URI supportUrl,
        @Nullable URI privacyUrl,
        @Nullable URI termsUrl,
        @Nullable String changelog,
        @Nullable JsonNode breakingChanges) {

    /** Host names that the widget connects to, in order; empty for what is none. */
    public List<String> connectDomains() {
        return widget == null
                ? List.of()
                : widget.path("connect_domains")
                        .valueStream()
                        .map(JsonNode::asString)
                        .sorted()
                        .distinct()
                        .toList();
    }

    /** Fills in what {@code contracts/manifest.schema.json} names as defaults; the document reader passes null for absent. */
    public Manifest {
        deliveryMode = or(deliveryMode, DeliveryMode.PULL);
        scopes = or(scopes, List.of());
        optionalScopes = or(optionalScopes, List.of());
        scopePurposes = or(scopePurposes, Map.of());
        pricing = or(pricing, Pricing.FREE);
        screenshots = or(screenshots, List.of());
        installTargets = or(installTargets, Set.of(InstallTarget.USER));
        appUrl = or(appUrl, baseUrl);
        open = or(open, defaultWay(initiateLoginUrl, callbackUrl));
        credentials = or(credentials, CredentialsKind.AUTOMATIC);
        client = or(
                client,
                open == OpeningWay.LAUNCH || credentials == CredentialsKind.MANUAL
                        ? ClientKind.PER_INSTALLATION
                        : ClientKind.SHARED);
        tokenEndpointAuthMethod = or(
                tokenEndpointAuthMethod,
                jwksUri == null && jwks == null
                        ? TokenEndpointAuthMethod.CLIENT_SECRET_BASIC
                        : TokenEndpointAuthMethod.PRIVATE_KEY_JWT);
        postLogoutRedirectUrls = or(postLogoutRedirectUrls, List.of());
        eventsTransport = or(eventsTransport, EventsTransport.WEBHOOK);
        categories = or(categories, List.of());
        features = or(features, List.of());
        appPermissions = or(appPermissions, List.of());
        events = or(events, List.of());
    }

    private static OpeningWay defaultWay(@Nullable URI initiateLoginUrl, @Nullable URI callbackUrl) {
        if (initiateLoginUrl != null) {
            return OpeningWay.INITIATE;
        }
        return callbackUrl == null ? OpeningWay.APP : OpeningWay.LAUNCH;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** The address of a path below {@code base_url}. */
    public URI below(String path) {
        String base = baseUrl.toString();
        int query = base.indexOf('?');
        String plain = query < 0 ? base : base.substring(0, query);
        return URI.create((plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain) + path);
    }

    /** Who makes it. */
    public record Author(
            String name, @Nullable URI url, @Nullable String email) {}

    /** A permission of the app's own, which an admin may give to single members. */
    public record AppPermission(String name, String description) {}
}

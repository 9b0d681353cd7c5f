package dev.patchbay.portal;

import dev.patchbay.accounts.Developers;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.DeliveryMode;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.ShownOnce;
import dev.patchbay.kernel.Slug;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registering an integration; its credentials are shown once. */
@RestController
class RegistrationController {

    private static final Allowance REGISTERING = new Allowance(20, Duration.ofHours(1), Duration.ofHours(1));
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_PUBLISHER = 100;

    private final Registration registration;
    private final Developers developers;
    private final Permissions permissions;
    private final Throttle throttle;
    private final PatchbaySettings settings;

    RegistrationController(
            Registration registration,
            Developers developers,
            Permissions permissions,
            Throttle throttle,
            PatchbaySettings settings) {
        this.registration = registration;
        this.developers = developers;
        this.permissions = permissions;
        this.throttle = throttle;
        this.settings = settings;
    }

    @PostMapping("/api/developer/integrations")
    ResponseEntity<RegisteredIntegration> register(Session session, @RequestBody IntegrationRegistration wish) {
        if (!developers.isOne(session.account())) {
            throw new ProblemException(
                    PortalProblem.ONLY_DEVELOPERS, "Nothing was registered. Become a developer before.");
        }
        NewIntegration wanted = wanted(wish);
        Registration.Publisher publisher = publisher(session, wish.publisher);
        throttle.demand("portal:register:" + session.account(), REGISTERING);
        String jwksUri = wish.jwksUri == null || wish.jwksUri.isBlank() ? null : wish.jwksUri.strip();
        var made = registration.register(wanted, publisher, jwksUri, session.account());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .header(ShownOnce.HEADER, "clientSecret, webhookSecret")
                .body(new RegisteredIntegration(
                        wanted.name().value(),
                        made.client().id(),
                        made.clientSecret().map(Secret::reveal).orElse(null),
                        made.webhookSecret().reveal(),
                        settings.issuer(),
                        URI.create(settings.issuer() + "/.well-known/openid-configuration")));
    }

    private static NewIntegration wanted(IntegrationRegistration wish) {
        var mistakes = new InvalidRequest()
                .text("/name", wish.name, LONGEST_NAME)
                .text("/displayName", wish.displayName, LONGEST_NAME);
        IntegrationType type = word(IntegrationType.values(), wish.type);
        if (type == null) {
            mistakes.error("/type", "One of app, widget, data_source.");
        }
        DeliveryMode mode = word(DeliveryMode.values(), wish.deliveryMode);
        if (wish.deliveryMode != null && mode == null) {
            mistakes.error("/deliveryMode", "One of pull, push.");
        } else if (mode != null && type != null && type != IntegrationType.DATA_SOURCE) {
            mistakes.error("/deliveryMode", "Only data sources deliver records.");
        }
        if (wish.jwksUri != null && wish.jwksUri.length() > LONGEST_ADDRESS) {
            mistakes.error("/jwksUri", "too-long", "At most " + LONGEST_ADDRESS + " characters.");
        }
        mistakes.orThrow();
        return new NewIntegration(
                Slug.of(Objects.requireNonNull(wish.name)),
                Objects.requireNonNull(wish.displayName).strip(),
                Objects.requireNonNull(type),
                mode);
    }

    private static <E extends Enum<E>> @Nullable E word(E[] known, @Nullable String word) {
        return Arrays.stream(known)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    private Registration.Publisher publisher(Session session, @Nullable PublisherChoice choice) {
        String organization = choice == null ? null : choice.organizationId;
        String name = choice == null ? null : choice.name;
        if ((organization == null || organization.isBlank()) == (name == null || name.isBlank())) {
            throw InvalidRequest.of("/publisher", "Either organizationId or the name of a new organization is needed.");
        }
        if (organization != null && !organization.isBlank()) {
            var id = OrganizationId.of(organization);
            permissions.requireAdmin(id, session);
            return new Registration.Known(id);
        }
        new InvalidRequest().text("/publisher/name", name, LONGEST_PUBLISHER).orThrow();
        return new Registration.New(Objects.requireNonNull(name).strip());
    }

    /**
     * An integration to be registered.
     *
     * @param name by which it is addressed, for ever
     * @param deliveryMode of a data source: {@code pull} or {@code push}
     * @param jwksUri where the public keys are that its client proves itself with; then there is no secret
     */
    record IntegrationRegistration(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String type,
            @Nullable String deliveryMode,
            @Nullable PublisherChoice publisher,
            @Nullable String jwksUri) {}

    /**
     * Who publishes: one of both is given.
     *
     * @param organizationId of an organization where one is owner or admin
     * @param name of an organization that is made
     */
    record PublisherChoice(
            @Nullable String organizationId, @Nullable String name) {}

    /**
     * What the integration signs in with, and checks deliveries with.
     *
     * @param clientSecret shown this one time; null where the client has keys
     * @param webhookSecret shown this one time
     */
    record RegisteredIntegration(
            String name,
            String clientId,
            @Nullable String clientSecret,
            String webhookSecret,
            String issuer,
            URI discoveryUrl) {}
}

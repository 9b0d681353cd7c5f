package dev.patchbay.installs;

import dev.patchbay.catalog.ClientKind;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.OpeningWay;
import dev.patchbay.catalog.Price;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.catalog.SignedResponseAlg;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.grants.ClientAddresses;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.ClientProfile;
import dev.patchbay.grants.NewClient;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing seen as something to be installed.
 *
 * @param inSandbox whether its publisher tries it, with a client of its own whatever it says, unpaid, and uncalled
 */
record Offer(Listing listing, boolean inSandbox) {

    /** As everybody is offered it. */
    Offer(Listing listing) {
        this(listing, false);
    }

    /** Whether it is told over HTTP that it was installed. */
    boolean isCalled() {
        return !inSandbox && listing.receivesWebhooks();
    }

    /** @throws ProblemException saying why it cannot be installed for this target */
    void requireInstallable(InstallTarget target) {
        if (!listing.published()) {
            throw refusal(
                    InstallsProblem.LISTING_UNPUBLISHED, "is no longer offered. What is installed goes on working.");
        }
        if (!installableFor(target)) {
            throw switch (target) {
                case ORGANIZATION ->
                    refusal(InstallsProblem.NOT_FOR_ORGANIZATIONS, "is installed by people for themselves.");
                case USER -> refusal(InstallsProblem.NOT_FOR_PEOPLE, "is installed by organizations.");
            };
        }
        if (!(listing.price() instanceof Price.Free)) {
            throw refusal(InstallsProblem.PAYMENTS_UNAVAILABLE, "has a price, and nothing can be paid here yet.");
        }
        if (target == InstallTarget.ORGANIZATION && listing.client() == ClientKind.SHARED) {
            throw refusal(
                    InstallsProblem.SHARED_CLIENT_UNAVAILABLE,
                    "must be listed with a client per installation to be installed here. Tell the operator.");
        }
    }

    /** @throws ProblemException {@code not-found} for strangers, who do not learn that there is such a listing */
    void requireOpenTo(Collection<OrganizationId> organizations) {
        if (!inSandbox
                && organizations.stream().noneMatch(listing::openTo)
                && listing.visibility() == Visibility.PRIVATE) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "Nothing was installed: there is no such listing.");
        }
    }

    /** What each organization runs by itself has no address at which it could serve single people. */
    boolean installableFor(InstallTarget target) {
        return listing.installableFor(target) && !(target == InstallTarget.USER && listing.manualCredentials());
    }

    /** What is allowed by installing, at the least; a person can be recognised in any case. */
    Set<String> scopes() {
        Set<String> required = listing.scopes().stream()
                .filter(scope -> !scope.optional())
                .map(ScopePurpose::scope)
                .collect(Collectors.toCollection(TreeSet::new));
        required.add("openid");
        return required;
    }

    /** @param appAddress where the organization runs the app itself; nobody vouched for its host, so that people are shown it */
    NewClient client(InstallationId installation, @Nullable URI appAddress) {
        return client(installation, way(listing.open()), appAddress);
    }

    /**
     * The integration's own client. Nothing is launched with it: a launch has neither proof key nor nonce and relies on a client
     * that serves one organization alone. The app starts its sign-in itself.
     */
    NewClient integrationClient() {
        boolean told = listing.open() != OpeningWay.APP && listing.initiateLoginUrl() != null;
        return client(null, told ? OpenWay.INITIATE : OpenWay.APP, null);
    }

    private NewClient client(@Nullable InstallationId installation, OpenWay way, @Nullable URI appAddress) {
        URI callback = appAddress == null
                ? listing.callbackUrl()
                : URI.create(appAddress
                        + Objects.requireNonNullElse(listing.manifest().appPath(), ""));
        return new NewClient(
                listing.id(),
                installation,
                way,
                new ClientAddresses(
                        callback == null ? Set.of() : Set.of(callback.toString()),
                        postLogoutUris(appAddress),
                        listing.manifest().backchannelLogoutUrl()),
                new ClientProfile(authentication(), signing(), appAddress != null));
    }

    private Set<String> postLogoutUris(@Nullable URI appAddress) {
        List<URI> named = listing.manifest().postLogoutRedirectUrls();
        if (appAddress == null && !named.isEmpty()) {
            return named.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet());
        }
        String app = Objects.requireNonNullElse(appAddress, listing.appUrl()).toString();
        return app.endsWith("/") ? Set.of(app) : Set.of(app, app + "/");
    }

    private ClientAuthentication authentication() {
        return switch (listing.manifest().tokenEndpointAuthMethod()) {
            case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST -> new ClientAuthentication.SharedSecret();
            case PRIVATE_KEY_JWT -> {
                JsonNode keys = listing.manifest().jwks();
                yield new ClientAuthentication.PrivateKey(
                        listing.manifest().jwksUri(), keys == null ? null : keys.toString());
            }
            case NONE -> new ClientAuthentication.None();
        };
    }

    /** Apps that an admin configures by hand are mostly apps that know nothing of us, and RS256 alone. */
    private SigningAlgorithm signing() {
        SignedResponseAlg named = listing.manifest().idTokenSignedResponseAlg();
        boolean rsa = named == null ? listing.manualCredentials() : named == SignedResponseAlg.RS256;
        return rsa ? SigningAlgorithm.RS256 : SigningAlgorithm.ES256;
    }

    private static OpenWay way(OpeningWay open) {
        return switch (open) {
            case APP -> OpenWay.APP;
            case INITIATE -> OpenWay.INITIATE;
            case LAUNCH -> OpenWay.LAUNCH;
        };
    }

    private ProblemException refusal(InstallsProblem problem, String why) {
        return new ProblemException(problem, "Nothing was installed. " + listing.displayName() + " " + why);
    }
}

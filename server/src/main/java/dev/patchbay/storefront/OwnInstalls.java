package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Asked;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.Installed;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.InstallsProblem;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Installing for oneself by the API: what the consent page asks and a program answers. */
@Component
class OwnInstalls {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each is an event for the app, and a revocation that every node keeps. */
    private static final Allowance CHANGES = new Allowance(30, MINUTE, MINUTE);

    private static final int MOST_SCOPES = 100;

    private final Installs installs;
    private final OwnApps ownApps;
    private final Throttle throttle;

    OwnInstalls(Installs installs, OwnApps ownApps, Throttle throttle) {
        this.installs = installs;
        this.ownApps = ownApps;
        this.throttle = throttle;
    }

    /**
     * What a person agrees to.
     *
     * @param version as {@code consent-required} said it
     * @param scopes everything that is required, and what is wanted of the rest
     */
    record ConsentBody(@Nullable String version, @Nullable List<String> scopes) {

        Consent read(String pointer, Locale reader) {
            var mistakes = new InvalidRequest().text(pointer + "/version", version, 200);
            if (scopes == null || scopes.size() > MOST_SCOPES || scopes.contains(null)) {
                mistakes.error(pointer + "/scopes", "Name what is agreed to, at most " + MOST_SCOPES + " permissions.");
            }
            mistakes.orThrow();
            Set<String> given = scopes == null ? Set.of() : new HashSet<>(scopes);
            return new Consent(String.valueOf(version), given, reader);
        }
    }

    /**
     * Installs, or leaves what is there.
     *
     * @throws ProblemException {@code consent-required} with what has to be agreed to, when nothing was
     */
    Installed install(Listing listing, @Nullable ConsentBody consent, Session session, Locale reader) {
        if (consent == null) {
            return ownApps.find(listing.id(), session.account())
                    .map(InstallationView::installation)
                    .filter(found -> !found.uninstalled())
                    .map(found -> new Installed(found, false))
                    .orElseThrow(() -> consentRequired(listing, session, reader));
        }
        Consent read = consent.read("/consent", reader);
        bound(session);
        return ownApps.install(listing.id(), read, session.account());
    }

    void agree(InstallationId id, ConsentBody consent, Session session, Locale reader) {
        requireOwn(id, session);
        Consent read = consent.read("", reader);
        bound(session);
        ownApps.agree(id, read, session.account());
    }

    void cut(InstallationId id, String scope, Session session) {
        requireOwn(id, session);
        bound(session);
        ownApps.cutScope(id, scope, session.account());
    }

    /** What the person has at the moment. */
    List<InstallationView> living(Session session) {
        return ownApps.ofAccount(session.account()).stream()
                .filter(view -> !view.installation().uninstalled())
                .toList();
    }

    /** How a listing stands for whoever looks, as something for themselves. */
    State state(Listing listing, Optional<Session> session) {
        Optional<InstallationView> own = session.flatMap(found -> ownApps.find(listing.id(), found.account()));
        if (own.filter(view -> !view.installation().uninstalled()).isPresent()) {
            return new State(
                    "installed",
                    own,
                    ownApps.askedForMore(own.get().installation()).isPresent());
        }
        return new State(
                session.map(found -> offered(listing, found, own)).orElseGet(() -> possible(listing)), own, false);
    }

    /**
     * How it stands.
     *
     * @param seen the person's installation, also an uninstalled one
     */
    record State(String word, Optional<InstallationView> seen, boolean reconsent) {}

    private String offered(Listing listing, Session session, Optional<InstallationView> own) {
        if (session.asTestMember()) {
            return "not-for-people";
        }
        if (own.filter(view -> !view.installation().causes().isEmpty()).isPresent()) {
            return "unavailable";
        }
        try {
            ownApps.asked(listing.id(), session.account());
            return "installable";
        } catch (ProblemException refused) {
            return refused.problem() == InstallsProblem.NOT_FOR_PEOPLE ? "not-for-people" : "unavailable";
        }
    }

    private static String possible(Listing listing) {
        return listing.installableFor(InstallTarget.USER) ? "unavailable" : "not-for-people";
    }

    static String consentUrl(Listing listing, String onward) {
        return "/consent?integration=" + listing.name() + "&return=" + onward;
    }

    private ProblemException consentRequired(Listing listing, Session session, Locale reader) {
        Asked asked = ownApps.asked(listing.id(), session.account());
        return new ProblemException(
                InstallsProblem.CONSENT_REQUIRED,
                "Nothing was installed. Send the person to consentUrl, or send what they agreed to as consent.",
                Map.of(
                        "consentUrl", consentUrl(listing, "/apps/" + listing.name()),
                        "version", asked.version(),
                        "scopes", AskedScopeBody.of(asked, reader),
                        "connections", ConnectionBody.of(asked)));
    }

    /** Nobody else learns anything, and uses up nothing. */
    private void requireOwn(InstallationId id, Session session) {
        if (installs.view(id, session.account()).installation().owner() == null) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "You have not installed this for yourself.");
        }
    }

    private void bound(Session session) {
        throttle.demand("own-apps:account:" + session.account(), CHANGES);
    }
}

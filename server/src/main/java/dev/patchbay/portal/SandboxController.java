package dev.patchbay.portal;

import dev.patchbay.accounts.Entering;
import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Sandbox;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.SignIn;
import dev.patchbay.accounts.SignedInBy;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a publisher's developers try what is not published yet, as people who do not exist. */
@RestController
@RequestMapping("/api/developer/sandbox")
class SandboxController {

    private static final Allowance PER_DEVELOPER = new Allowance(120, Duration.ofHours(1), Duration.ofHours(1));

    private final PublisherTeam team;
    private final Sandbox sandbox;
    private final Entering entering;
    private final SessionCookie cookie;
    private final Catalog catalog;
    private final InstalledListings listings;
    private final Installs installs;
    private final Throttle throttle;

    SandboxController(
            PublisherTeam team,
            Sandbox sandbox,
            Entering entering,
            SessionCookie cookie,
            Catalog catalog,
            InstalledListings listings,
            Installs installs,
            Throttle throttle) {
        this.team = team;
        this.sandbox = sandbox;
        this.entering = entering;
        this.cookie = cookie;
        this.catalog = catalog;
        this.listings = listings;
        this.installs = installs;
        this.throttle = throttle;
    }

    @GetMapping
    SandboxBody show(Session session, @RequestParam String organizationId) {
        OrganizationId publisher = team.require(session, OrganizationId.of(organizationId));
        Optional<Organization> made = sandbox.of(publisher);
        return new SandboxBody(
                made.map(organization -> new Place(organization.id(), organization.displayName()))
                        .orElse(null),
                sandbox.members(publisher).stream().map(TestMember::of).toList(),
                catalog.ofPublisher(publisher).stream()
                        .map(listing -> tried(listing, made))
                        .toList());
    }

    @PostMapping("/members")
    @ResponseStatus(HttpStatus.CREATED)
    TestMember add(Session session, @RequestBody NewTestMember wanted) {
        OrganizationId publisher =
                team.require(session, OrganizationId.of(Objects.requireNonNullElse(wanted.organizationId, "")));
        OrganizationRole role = OrganizationRole.of(wanted.role);
        demand(session);
        return TestMember.of(
                sandbox.add(publisher, Objects.requireNonNullElse(wanted.name, ""), role, session.account()));
    }

    @DeleteMapping("/members/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Session session, @PathVariable String id) {
        var member = AccountId.of(id);
        sandbox.remove(publisherOf(session, member), member, session.account());
    }

    /** From here on the browser is signed in as the test member, until {@code POST /api/session/leave}. */
    @PostMapping("/members/{id}/enter")
    EnteredMember enter(
            Session session, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        var member = AccountId.of(id);
        OrganizationId publisher = publisherOf(session, member);
        demand(session);
        SignIn.SignedIn entered =
                entering.enter(publisher, member, session, SignedInBy.of(SignedInBy.Method.ENTERED, request));
        cookie.set(response, entered.cookie());
        return new EnteredMember(member);
    }

    private void demand(Session session) {
        throttle.demand("sandbox:account:" + session.account(), PER_DEVELOPER);
    }

    /** Of others' test members nobody learns that there are any. */
    private OrganizationId publisherOf(Session session, AccountId member) {
        return sandbox.publisherOf(member)
                .filter(publisher -> team.has(session, publisher))
                .orElseThrow(PublisherTeam::nothing);
    }

    private Tried tried(Listing offered, Optional<Organization> made) {
        Listing listing = made.flatMap(organization -> listings.draftFor(offered, organization.id()))
                .or(() -> catalog.draftOf(offered.id()))
                .orElse(offered);
        return new Tried(
                listing.name().value(),
                listing.displayName(),
                listing.version(),
                listing.appUrl(),
                made.flatMap(organization -> installs.find(offered.id(), organization.id()))
                        .filter(installation -> !installation.uninstalled())
                        .map(Installation::status)
                        .map(status -> status.word())
                        .orElse(null));
    }

    /**
     * A sandbox.
     *
     * @param organization the organization that it is; null before its first test member
     */
    record SandboxBody(@Nullable Place organization, List<TestMember> members, List<Tried> integrations) {}

    record Place(OrganizationId id, String displayName) {}

    /**
     * An integration that can be tried.
     *
     * @param version the draft's
     * @param status of its installation in the sandbox; null while it is not installed there
     */
    record Tried(
            String name,
            String displayName,
            String version,
            URI appUrl,
            @Nullable String status) {}

    record TestMember(AccountId id, String name, String email, String role) {

        static TestMember of(Member member) {
            return new TestMember(
                    member.account(),
                    member.name(),
                    member.email(),
                    member.role().word());
        }
    }

    /** @param organizationId the publisher's */
    record NewTestMember(
            @Nullable String organizationId,
            @Nullable String name,
            @Nullable String role) {}

    record EnteredMember(AccountId id) {}
}

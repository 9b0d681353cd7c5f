package dev.patchbay.storefront;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.MemberPages;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Access;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.AppMember;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.storefront.AccessBodies.AccessMatrix;
import dev.patchbay.storefront.AccessBodies.AppMemberBody;
import dev.patchbay.storefront.AccessBodies.AppMembersPage;
import dev.patchbay.storefront.AccessBodies.AppPermissionBody;
import dev.patchbay.storefront.AccessBodies.MatrixApp;
import dev.patchbay.storefront.AccessBodies.MatrixMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may use which app: admins see and decide it. */
@RestController
class AccessController {

    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final int MOST_PERMISSIONS = 50;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each may concern every member of the organization. */
    private static final Allowance POLICIES = new Allowance(10, MINUTE, MINUTE);

    /** Each is an event for the app, and may be a revocation that every node keeps. */
    private static final Allowance DECISIONS = new Allowance(600, MINUTE, MINUTE);

    private final AppMembers members;
    private final Installs installs;
    private final Installations installations;
    private final Accounts accounts;
    private final InstalledListings listings;
    private final Throttle throttle;

    AccessController(
            AppMembers members,
            Installs installs,
            Installations installations,
            Accounts accounts,
            InstalledListings listings,
            Throttle throttle) {
        this.members = members;
        this.installs = installs;
        this.installations = installations;
        this.accounts = accounts;
        this.listings = listings;
        this.throttle = throttle;
    }

    @GetMapping("/api/installations/{id}/members")
    AppMembersPage list(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after) {
        var seen = members.page(InstallationId.of(id), wanted(q, after), session.account());
        Map<AccountId, Account> granters = granters(seen.page().items());
        return new AppMembersPage(
                seen.installation().accessPolicy().word(),
                seen.permissions().stream()
                        .map(permission -> new AppPermissionBody(permission.name(), permission.description()))
                        .toList(),
                seen.page().items().stream()
                        .map(member -> AppMemberBody.of(member, granters))
                        .toList(),
                text(seen.page().next()));
    }

    @PutMapping("/api/installations/{id}/access")
    InstallationBody policy(Session session, @PathVariable String id, @RequestBody NewPolicy wanted) {
        var installation = InstallationId.of(id);
        var policy = AccessPolicy.of(wanted.policy, "/policy");
        if (installs.view(installation, session.account()).canManage()) {
            throttle.demand("access-policy:installation:" + installation, POLICIES);
        }
        members.policy(installation, policy, session.account());
        return installations.body(installs.view(installation, session.account()));
    }

    @PutMapping("/api/installations/{id}/members/{account}")
    AppMemberBody decide(
            Session session, @PathVariable String id, @PathVariable String account, @RequestBody NewAccess wanted) {
        var installation = InstallationId.of(id);
        bound(installation, session);
        return body(members.decide(installation, AccountId.of(account), wanted.access(), session.account()));
    }

    @DeleteMapping("/api/installations/{id}/members/{account}")
    AppMemberBody reset(Session session, @PathVariable String id, @PathVariable String account) {
        var installation = InstallationId.of(id);
        bound(installation, session);
        return body(members.reset(installation, AccountId.of(account), session.account()));
    }

    @GetMapping("/api/organizations/{id}/access")
    AccessMatrix matrix(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after) {
        var matrix = members.matrix(OrganizationId.of(id), wanted(q, after), session.account());
        return new AccessMatrix(
                matrix.installations().stream().map(this::column).toList(),
                matrix.page().items().stream().map(AccessController::row).toList(),
                text(matrix.page().next()));
    }

    private MatrixApp column(Installation installation) {
        Listing listing = listings.of(installation);
        return new MatrixApp(
                installation.id(),
                listing.name().value(),
                listing.displayName(),
                listing.icon(),
                installation.accessPolicy().word());
    }

    private static MatrixMember row(AppMembers.Row row) {
        return new MatrixMember(
                row.member().account(),
                row.member().name(),
                row.member().email(),
                row.member().role().word(),
                row.access().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)));
    }

    private static AppMembers.Wanted wanted(String q, @Nullable String after) {
        if (q.length() > LONGEST_SEARCH || q.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequest.of("/q", "At most " + LONGEST_SEARCH + " characters, and no control characters.");
        }
        Cursor cursor = Cursor.given(after, MemberPages.NAME_AND_ID);
        return new AppMembers.Wanted(q.strip(), cursor, PAGE);
    }

    /** Only what could succeed is counted, so that nobody uses up the attempts of the admins. */
    private void bound(InstallationId installation, Session session) {
        if (installs.view(installation, session.account()).canManageMembers()) {
            throttle.demand("access:installation:" + installation, DECISIONS);
        }
    }

    private AppMemberBody body(AppMember member) {
        return AppMemberBody.of(member, granters(List.of(member)));
    }

    private Map<AccountId, Account> granters(List<AppMember> found) {
        List<AccountId> ids = found.stream()
                .map(AppMember::assignment)
                .filter(Objects::nonNull)
                .map(assignment -> assignment.grantedBy())
                .distinct()
                .toList();
        return accounts.find(ids).stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    private static @Nullable String text(@Nullable Cursor next) {
        return next == null ? null : next.toString();
    }

    /**
     * Who comes in, unless something else was decided about the member.
     *
     * @param policy {@code everyone} or {@code assigned}
     */
    record NewPolicy(@Nullable String policy) {}

    /**
     * What a member may. Without access the other two do not count.
     *
     * @param isAdmin whether the person administers the app; false when absent
     * @param permissions names that the app declares; none when absent
     */
    record NewAccess(
            @Nullable Boolean canAccess,
            @Nullable Boolean isAdmin,
            @Nullable List<String> permissions) {

        Access access() {
            if (canAccess == null) {
                throw InvalidRequest.of("/canAccess", "Say true or false.");
            }
            List<String> names = Objects.requireNonNullElse(permissions, List.of());
            if (names.size() > MOST_PERMISSIONS || names.stream().anyMatch(Objects::isNull)) {
                throw InvalidRequest.of("/permissions", "At most " + MOST_PERMISSIONS + " names.");
            }
            return new Access(canAccess, Boolean.TRUE.equals(isAdmin), names);
        }
    }
}

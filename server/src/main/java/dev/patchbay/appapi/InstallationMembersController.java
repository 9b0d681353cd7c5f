package dev.patchbay.appapi;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.gateway.Caller;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.AppMember;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who may use an installation, told to its app: those who have access and nobody else. Names and addresses are told as far as
 * the admin granted the scopes for them.
 */
@RestController
@RequestMapping("/v1/installations/{id}/members")
class InstallationMembersController {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 200;

    private final AppMembers members;
    private final Accounts accounts;
    private final Grants grants;

    InstallationMembersController(AppMembers members, Accounts accounts, Grants grants) {
        this.members = members;
        this.accounts = accounts;
        this.grants = grants;
    }

    @GetMapping
    ResponseEntity<InstallationMembers> list(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        InstallationId installation = own(caller, id);
        new InvalidRequest().limit(limit, LARGEST_PAGE).orThrow();
        AccountId last = after == null || after.isEmpty()
                ? null
                : AccountId.of(Cursor.parse(after, 1).values().getFirst());
        var page = members.ofApp(installation, last, limit);
        List<AppMember> found = page.members();
        Map<AccountId, Account> people = people(found);
        Set<String> granted = granted(installation);
        return answer(new InstallationMembers(
                found.stream()
                        .map(member -> InstallationMember.of(
                                member, people.get(member.member().account()), granted))
                        .toList(),
                page.next() == null ? null : Cursor.after(page.next().value()).toString()));
    }

    @GetMapping("/{account}")
    ResponseEntity<InstallationMember> show(Caller caller, @PathVariable String id, @PathVariable String account) {
        InstallationId installation = own(caller, id);
        AppMember member = members.ofApp(installation, AccountId.of(account))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "Nobody with this id may use this installation."));
        return answer(InstallationMember.of(
                member, people(List.of(member)).get(member.member().account()), granted(installation)));
    }

    /** An app that asks about an installation of somebody else learns nothing about it. */
    private static InstallationId own(Caller caller, String id) {
        InstallationId installation = caller.installation();
        if (installation == null || !installation.equals(InstallationId.of(id))) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "There is no installation with this id.");
        }
        return installation;
    }

    /** Of the grant, not of the token: a token that an app gets for itself has no scope that speaks of a person. */
    private Set<String> granted(InstallationId installation) {
        return grants.activeOf(installation).map(grant -> grant.scopes()).orElse(Set.of());
    }

    private Map<AccountId, Account> people(List<AppMember> found) {
        return accounts
                .find(found.stream().map(member -> member.member().account()).toList())
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** @param next the rest of the list begins after this; null at its end. A page may be short of its limit before that */
    record InstallationMembers(
            List<InstallationMember> members, @Nullable String next) {}

    /**
     * Somebody who may use the installation.
     *
     * @param userId the {@code sub} of the person's tokens
     * @param name null unless {@code profile} was granted
     * @param email null unless {@code email} was granted and the person has confirmed the address
     * @param canAccess always true: nobody else is listed
     * @param isAdmin whether the person administers the app
     * @param permissions names that the app declared
     * @param organizationRole {@code owner}, {@code admin} or {@code member}
     */
    record InstallationMember(
            AccountId userId,
            @Nullable String name,
            @Nullable String email,
            boolean canAccess,
            boolean isAdmin,
            List<String> permissions,
            String organizationRole) {

        static InstallationMember of(AppMember found, @Nullable Account account, Set<String> granted) {
            boolean confirmed = account != null && account.emailConfirmed();
            return new InstallationMember(
                    found.member().account(),
                    granted.contains("profile") ? found.member().name() : null,
                    granted.contains("email") && confirmed ? found.member().email() : null,
                    found.access().canAccess(),
                    found.access().isAdmin(),
                    found.access().permissions(),
                    found.member().role().word());
        }
    }
}

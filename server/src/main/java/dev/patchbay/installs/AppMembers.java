package dev.patchbay.installs;

import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.MemberPages;
import dev.patchbay.catalog.Manifest.AppPermission;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of an organization may use its apps. The organization's admins decide about everything; an app's own admins decide
 * about its members except the app's admins, and neither about the policy nor about who administers the app.
 */
@Service
public class AppMembers {

    private final InstallationStore store;
    private final Assigning assigning;
    private final Assignments assignments;
    private final MemberPages members;
    private final Admins admins;
    private final InstalledListings listings;

    AppMembers(
            InstallationStore store,
            Assigning assigning,
            Assignments assignments,
            MemberPages members,
            Admins admins,
            InstalledListings listings) {
        this.store = store;
        this.assigning = assigning;
        this.assignments = assignments;
        this.members = members;
        this.admins = admins;
        this.listings = listings;
    }

    /** Part of a list of members, by name. */
    public record Wanted(String text, @Nullable Cursor after, int limit) {}

    /** Members of one installation. */
    public record Seen(Installation installation, List<AppPermission> permissions, Page<AppMember> page) {}

    /** Members of an organization, and what each may in each of its apps. */
    public record Matrix(List<Installation> installations, Page<Row> page) {}

    /** One member's access by installation. */
    public record Row(Member member, Map<InstallationId, Access> access) {}

    /**
     * The organization's members as one installation treats them.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage} unless the actor is an admin, the app's included
     */
    public Seen page(InstallationId id, Wanted wanted, AccountId actor) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        admins.requireForMembers(installation, actor);
        Page<Member> page =
                members.byName(installation.requireOrganization(), wanted.text(), wanted.after(), wanted.limit());
        Map<AccountId, Assignment> decided =
                assignments.of(List.of(id), accounts(page.items())).of(id);
        return new Seen(
                installation,
                permissions(installation),
                page.map(member -> appMember(installation, member, decided.get(member.account()))));
    }

    /**
     * All installed apps beside a page of members.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}
     */
    public Matrix matrix(OrganizationId organization, Wanted wanted, AccountId actor) {
        admins.requireForManaging(organization, actor);
        List<Installation> installations = store.ofOrganization(organization).stream()
                .filter(installation -> !installation.uninstalled())
                .toList();
        Page<Member> page = members.byName(organization, wanted.text(), wanted.after(), wanted.limit());
        var decided =
                assignments.of(installations.stream().map(Installation::id).toList(), accounts(page.items()));
        return new Matrix(installations, page.map(member -> row(member, installations, decided)));
    }

    /**
     * Gives an installation another policy.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code not-in-this-state}
     */
    @Transactional
    public Installation policy(InstallationId id, AccessPolicy policy, AccountId actor) {
        Installation installation = forUpdate(id);
        admins.requireForManaging(installation, actor);
        requireInstalled(installation);
        return assigning.policy(installation, policy, actor);
    }

    /**
     * Decides about one member. Without access neither permissions nor administering the app counts.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code not-in-this-state},
     *     {@code invalid-request} for permissions that the app does not know
     */
    @Transactional
    public AppMember decide(InstallationId id, AccountId account, Access asked, AccountId actor) {
        Installation installation = forUpdate(id);
        Admins.Decider decider = admins.requireForMembers(installation, actor);
        Member member = member(installation, account);
        requireInstalled(installation);
        checkNames(asked.permissions(), permissions(installation));
        Access wanted = asked.canAccess() ? asked : Access.NONE;
        decider.require(assigning.of(installation, account), wanted);
        assigning.decide(installation, member, wanted, actor);
        return current(installation, member);
    }

    /**
     * Leaves one member to the policy.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code not-in-this-state}
     */
    @Transactional
    public AppMember reset(InstallationId id, AccountId account, AccountId actor) {
        Installation installation = forUpdate(id);
        Admins.Decider decider = admins.requireForMembers(installation, actor);
        Member member = member(installation, account);
        requireInstalled(installation);
        decider.require(assigning.of(installation, account), Access.of(installation.accessPolicy(), null));
        assigning.reset(installation, member, actor);
        return current(installation, member);
    }

    /**
     * Some of those who may use an installation.
     *
     * @param next the walk goes on after this account; null at the end
     */
    public record Walk(List<AppMember> members, @Nullable AccountId next) {}

    /** Those who may use an installation, by account. A page has at most {@code limit} of them, and may have fewer. */
    public Walk ofApp(InstallationId id, @Nullable AccountId after, int limit) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        if (installation.accessPolicy() == AccessPolicy.EVERYONE) {
            List<Member> page = members.byId(installation.requireOrganization(), after, limit);
            return walk(
                    installation,
                    page,
                    page.size() < limit ? null : page.getLast().account());
        }
        List<AccountId> page = assignments.letIn(id, after, limit).stream()
                .map(Assignment::account)
                .toList();
        return walk(
                installation,
                members.among(installation.requireOrganization(), page),
                page.size() < limit ? null : page.getLast());
    }

    /** One of those who may use an installation. */
    public Optional<AppMember> ofApp(InstallationId id, AccountId account) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        return members.find(installation.requireOrganization(), account)
                .map(member -> current(installation, member))
                .filter(member -> member.access().canAccess());
    }

    private Walk walk(Installation installation, List<Member> page, @Nullable AccountId next) {
        var decided = assignments.of(List.of(installation.id()), accounts(page)).of(installation.id());
        return new Walk(
                page.stream()
                        .map(member -> appMember(installation, member, decided.get(member.account())))
                        .filter(member -> member.access().canAccess())
                        .toList(),
                next);
    }

    /** How many members of the organization may use each of its installations. */
    public Map<InstallationId, Integer> counts(OrganizationId organization, List<Installation> installations) {
        int everybody = members.count(organization);
        Map<InstallationId, Assignments.Counts> counts =
                assignments.counts(installations.stream().map(Installation::id).toList());
        return installations.stream().collect(Collectors.toMap(Installation::id, installation -> {
            var counted = counts.getOrDefault(installation.id(), Assignments.Counts.NONE);
            return installation.accessPolicy() == AccessPolicy.EVERYONE
                    ? everybody - counted.keptOut()
                    : counted.letIn();
        }));
    }

    /** How many members an organization has. */
    public int everybody(OrganizationId organization) {
        return members.count(organization);
    }

    private static Row row(Member member, List<Installation> installations, Assignments.Decided decided) {
        return new Row(
                member,
                installations.stream()
                        .collect(Collectors.toMap(
                                Installation::id,
                                installation -> Access.of(
                                        installation.accessPolicy(),
                                        decided.of(installation.id()).get(member.account())))));
    }

    private static AppMember appMember(Installation installation, Member member, @Nullable Assignment assignment) {
        return new AppMember(member, Access.of(installation.accessPolicy(), assignment), assignment);
    }

    private AppMember current(Installation installation, Member member) {
        return appMember(
                installation,
                member,
                assignments.find(installation.id(), member.account()).orElse(null));
    }

    private List<AppPermission> permissions(Installation installation) {
        return listings.of(installation).manifest().appPermissions();
    }

    private static void checkNames(List<String> asked, List<AppPermission> declared) {
        var known = declared.stream().collect(Collectors.toMap(AppPermission::name, Function.identity()));
        var mistakes = new InvalidRequest();
        for (int i = 0; i < asked.size(); i++) {
            if (!known.containsKey(asked.get(i))) {
                mistakes.error("/permissions/" + i, "The app knows no permission of this name.");
            } else if (asked.indexOf(asked.get(i)) != i) {
                mistakes.error("/permissions/" + i, "This permission is there already.");
            }
        }
        mistakes.orThrow();
    }

    private Member member(Installation installation, AccountId account) {
        return members.find(installation.requireOrganization(), account)
                .orElseThrow(() ->
                        new ProblemException(KernelProblem.NOT_FOUND, "The organization has no member with this id."));
    }

    static void requireInstalled(Installation installation) {
        if (installation.uninstalled()) {
            throw new ProblemException(
                    InstallsProblem.NOT_IN_THIS_STATE,
                    "Nothing was changed. The app is not installed.",
                    Map.of("status", installation.status().word()));
        }
    }

    private Installation forUpdate(InstallationId id) {
        return store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
    }

    private static List<AccountId> accounts(List<Member> members) {
        return members.stream().map(Member::account).toList();
    }
}

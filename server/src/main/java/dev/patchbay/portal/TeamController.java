package dev.patchbay.portal;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who looks after an integration, and what the others of its publisher's organization would need to. */
@RestController
class TeamController {

    private static final int MOST_NAMED = 200;

    private final Desk desk;
    private final Organizations organizations;
    private final Accounts accounts;
    private final DeveloperRequests requests;

    TeamController(Desk desk, Organizations organizations, Accounts accounts, DeveloperRequests requests) {
        this.desk = desk;
        this.organizations = organizations;
        this.accounts = accounts;
        this.requests = requests;
    }

    @GetMapping("/api/developer/integrations/{name}/team")
    DeveloperTeam show(Session session, @PathVariable String name) {
        OrganizationId publisher = desk.require(session, name).publisherId();
        if (publisher == null) {
            return new DeveloperTeam(null, List.of(), List.of(), 0);
        }
        List<Member> everybody = organizations.members(publisher);
        List<Member> named = everybody.stream()
                .sorted(Comparator.comparing(member -> !member.role().canAdminister()))
                .limit(MOST_NAMED)
                .toList();
        List<AccountId> people = named.stream().map(Member::account).toList();
        Set<AccountId> developers = accounts.find(people).stream()
                .filter(person -> person.is(PlatformRole.DEVELOPER))
                .map(Account::id)
                .collect(Collectors.toSet());
        Set<AccountId> waiting = requests.waitingAmong(people);
        return new DeveloperTeam(
                organizations
                        .find(publisher)
                        .map(found -> new IntegrationController.Publisher(found.id(), found.displayName()))
                        .orElse(null),
                named.stream()
                        .filter(member -> needs(member, developers).isEmpty())
                        .map(TeamMember::of)
                        .toList(),
                named.stream()
                        .filter(member -> !needs(member, developers).isEmpty())
                        .map(member ->
                                NotInTeam.of(member, needs(member, developers), waiting.contains(member.account())))
                        // Whoever needs less is nearer.
                        .sorted(Comparator.comparingInt(other -> other.needs().size()))
                        .toList(),
                everybody.size() - named.size());
    }

    private static List<String> needs(Member member, Set<AccountId> developers) {
        return Stream.of(
                        member.role().canAdminister() ? null : "admin",
                        developers.contains(member.account()) ? null : "developer")
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Who develops for a publisher: its owners and admins who are developers.
     *
     * @param publisher null for what stands in the catalog file: operators look after that
     * @param others of the organization, those first who need least to belong to the team
     * @param unnamed how many more belong to the organization, none of them as owner or admin before all of these are named
     */
    record DeveloperTeam(
            IntegrationController.@Nullable Publisher publisher,
            List<TeamMember> members,
            List<NotInTeam> others,
            int unnamed) {}

    /** @param role {@code owner} or {@code admin} */
    record TeamMember(AccountId id, String name, String email, String role) {

        static TeamMember of(Member member) {
            return new TeamMember(
                    member.account(),
                    member.name(),
                    member.email(),
                    member.role().word());
        }
    }

    /**
     * Somebody of the organization who does not look after its integrations.
     *
     * @param needs {@code admin}: to be made one in the organization; {@code developer}: to become one of the marketplace
     * @param asked whether the person has asked to become a developer, and an operator decides
     */
    record NotInTeam(AccountId id, String name, String email, String role, List<String> needs, boolean asked) {

        static NotInTeam of(Member member, List<String> needs, boolean asked) {
            return new NotInTeam(
                    member.account(),
                    member.name(),
                    member.email(),
                    member.role().word(),
                    needs,
                    asked);
        }
    }
}

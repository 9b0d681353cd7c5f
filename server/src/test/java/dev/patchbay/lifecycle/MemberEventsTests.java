package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.accounts.OrganizationRenamed;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.installs.Access;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Wishes;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an app is told about its people and settings, in the log itself. */
class MemberEventsTests extends TellingWorld {

    @Test
    void tellsWhereTheMembersPresentAreFoundAndWhatWasFilledIn() {
        ObjectNode config = JSON.createObjectNode().put("seats", 3);
        Installation desk = installs.install(
                        listing("desk"), organization, new Wishes(AccessPolicy.ASSIGNED, config, null), owner)
                .installation();

        JsonNode data = said(desk.id()).getFirst().path("data");

        assertThat(data.path("membersUrl").asString())
                .isEqualTo("http://localhost:8080/v1/installations/" + desk.id() + "/members");
        assertThat(data.path("config"))
                .isEqualTo(JSON.createObjectNode().put("seats", 3).put("greeting", "Hello"));
        assertThat(desk.accessPolicy()).isEqualTo(AccessPolicy.ASSIGNED);
    }

    @Test
    void tellsOfEachMemberWhoseAccessBecameDifferentInOrder() {
        Installation desk = installed("desk");
        AccountId third = person();
        organizations.addMember(organization, third, OrganizationRole.MEMBER, owner);
        members.decide(desk.id(), third, new Access(true, false, List.of("close")), owner);
        organizations.changeRole(organization, third, OrganizationRole.ADMIN, owner);
        members.policy(desk.id(), AccessPolicy.ASSIGNED, owner);
        members.decide(desk.id(), third, Access.NONE, owner);
        organizations.removeMember(organization, third, owner);
        organizations.removeMember(organization, member, owner);

        assertThat(said(desk.id()).stream().skip(1).map(TellingWorld::line))
                .containsExactly(
                        "2 member.added " + third + " true [] member",
                        "3 member.updated " + third + " true [close] member",
                        "4 member.updated " + third + " true [close] admin",
                        "5 member.removed " + member + " false [] member",
                        "6 member.removed " + third + " false [] admin");
        assertThat(said(desk.id()).toString()).doesNotContain("Person", "@example.com");
    }

    @Test
    void tellsOnlyWhatTheVersionSubscribesToAndCanHear() {
        Installation picky = installed("picky");
        Installation paths = installed("below-base");
        AccountId third = person();

        organizations.addMember(organization, third, OrganizationRole.MEMBER, owner);
        organizations.removeMember(organization, third, owner);

        assertThat(said(picky.id()))
                .extracting(event -> event.path("event").asString())
                .containsExactly("app.installed", "member.removed");
        assertThat(said(picky.id()).getLast().path("sequence").asLong()).isEqualTo(2);
        assertThat(said(paths.id()))
                .extracting(event -> event.path("event").asString())
                .containsExactly("app.installed");
    }

    @Test
    void tellsAllMembersOfANarrowedPolicyWithNumbersWithoutGaps() {
        IntStream.range(0, 40)
                .forEach(i -> organizations.addMember(organization, person(), OrganizationRole.MEMBER, owner));
        Installation desk = installed("desk");

        members.policy(desk.id(), AccessPolicy.ASSIGNED, owner);
        members.policy(desk.id(), AccessPolicy.EVERYONE, owner);

        List<JsonNode> said = said(desk.id());
        assertThat(said).hasSize(1 + 41 + 41);
        assertThat(said.stream().map(event -> event.path("sequence").asLong()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 83).mapToObj(Long::valueOf).toList());
        assertThat(said.stream().map(event -> event.path("id").asString()).distinct())
                .hasSize(83);
        assertThat(jdbc.sql("select head from delivery.place where stream_id = :stream")
                        .param("stream", desk.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(83);
    }

    @Test
    void tellsNothingOfWhatWasTakenBack() {
        Installation desk = installed("desk");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    members.policy(desk.id(), AccessPolicy.ASSIGNED, owner);
                    throw new IllegalStateException("the process dies here");
                }))
                .hasMessage("the process dies here");
        members.decide(desk.id(), member, Access.NONE, owner);

        assertThat(said(desk.id()).stream().map(TellingWorld::line).skip(1))
                .containsExactly("2 member.removed " + member + " false [] member");
    }

    @Test
    void tellsChangedSettingsAndRefusesThoseThatDoNotFit() {
        Installation desk = installed("desk");
        long version = configs.show(desk.id(), owner).config().version();

        configs.change(desk.id(), JSON.createObjectNode().put("greeting", "Moin"), version, owner);

        JsonNode event = said(desk.id()).getLast();
        assertThat(event.path("event").asString()).isEqualTo("app.updated");
        assertThat(event.path("data").path("config"))
                .isEqualTo(JSON.createObjectNode().put("greeting", "Moin"));
        assertThat(problem(() -> configs.change(desk.id(), JSON.createObjectNode(), version, owner))
                        .problem()
                        .slug())
                .isEqualTo("config-changed");
        ProblemException misfit = problem(() -> configs.change(
                desk.id(), JSON.createObjectNode().put("seats", 0).put("colour", "red"), version + 1, owner));
        assertThat(String.valueOf(misfit.members().get("errors")))
                .contains("pointer=/config/seats", "pointer=/config/colour");
        assertThat(said(desk.id())).hasSize(2);
        assertThat(problem(() -> configs.change(desk.id(), JSON.createObjectNode(), version + 1, member))
                        .problem()
                        .slug())
                .isEqualTo("only-admins-manage");
    }

    @Test
    void tellsTheNewNameOfTheOrganization() {
        Installation desk = installed("desk");
        Installation gone = installed("picky");
        installs.uninstall(gone.id(), owner);

        transaction.executeWithoutResult(
                status -> news.publishEvent(new OrganizationRenamed(organization, "Acme & Sons")));

        JsonNode event = said(desk.id()).getLast();
        assertThat(event.path("event").asString()).isEqualTo("organization.updated");
        assertThat(event.path("data").path("displayName").asString()).isEqualTo("Acme & Sons");
        assertThat(said(gone.id()).getLast().path("event").asString()).isNotEqualTo("organization.updated");
    }
}

package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row 17: what an admin takes from one member is gone everywhere within seconds, and only from that member. */
class MemberAccessStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();

    private static Api.Owned organization;
    private static String installation;

    @BeforeAll
    static void installs() {
        organization = PATCHBAY.operator().organization("Tide Table");
        installation = Installing.install(organization, OutsidePatchbay.APP);
    }

    @Test
    void accessTakenAwayKillsTheMembersTokensAndTheNextOpenSaysWhomToAsk() {
        var member = PATCHBAY.operator().member(organization, "Mila Member", "member");
        var theirs = PATCHBAY.client(installation, person(member));
        var owners = PATCHBAY.client(installation, organization.api());
        String token = token(theirs);
        String ownersToken = token(owners);
        assertThat(theirs.userinfo(token).status()).isEqualTo(200);

        decide(member, false);

        awaitDead(theirs, token);
        assertThat(theirs.authorize(Map.of()).header("Location")).doesNotContain("code=");
        assertRefusedAtOpen(theirs.person());
        assertThat(owners.userinfo(ownersToken).status())
                .as("the owner's token")
                .isEqualTo(200);

        decide(member, true);
        assertThat(theirs.userinfo(token).status()).as("a token of before").isEqualTo(401);
        theirs.redeem(theirs.code()).expect(200);
    }

    @Test
    void anAppForAssignedMembersOnlyOpensForThemAlone() {
        var assigned = PATCHBAY.operator().organization("Assigned Only");
        String id = Installing.install(assigned, OutsidePatchbay.APP);
        var member = PATCHBAY.operator().member(assigned, "Nora Newcomer", "member");
        var theirs = PATCHBAY.client(id, person(member));
        String token = token(theirs);

        assigned.api()
                .put("/api/installations/" + id + "/access", Map.of("policy", "assigned"))
                .expect(200);

        awaitDead(theirs, token);
        assertThat(theirs.authorize(Map.of()).header("Location")).doesNotContain("code=");
    }

    @Test
    void whoLeavesTheOrganizationIsOutOfEverything() {
        var member = PATCHBAY.operator().member(organization, "Lena Leaver", "member");
        var theirs = PATCHBAY.client(installation, person(member));
        String token = token(theirs);

        organization
                .api()
                .delete("/api/organizations/" + organization.id() + "/members/" + member.id())
                .expect(204);

        awaitDead(theirs, token);
        assertThat(theirs.authorize(Map.of()).header("Location")).doesNotContain("code=");
        assertThat(open(theirs.person()).status()).isIn(403, 404);
        assertThat(theirs.person()
                        .get("/api/session")
                        .expect(200)
                        .get("organizations")
                        .isEmpty())
                .isTrue();
    }

    private static void assertRefusedAtOpen(Api person) {
        var refused = open(person);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.response().body())
                .contains("Ask")
                .contains(organization.owner().login().name());
    }

    private static Api.Answer open(Api person) {
        return person.get("/apps/" + OutsidePatchbay.APP + "/open?organizationId=" + organization.id());
    }

    private static void decide(Api.Person member, boolean canAccess) {
        organization
                .api()
                .put(
                        "/api/installations/" + installation + "/members/" + member.id(),
                        Map.of("canAccess", canAccess, "isAdmin", false, "permissions", List.of()))
                .expect(200);
    }

    private static String token(SignInThere client) {
        return client.redeem(client.code()).expect(200).get("access_token").asString();
    }

    private static Api person(Api.Person member) {
        return Api.at(PATCHBAY.base()).signIn(member.login());
    }

    private static void awaitDead(SignInThere client, String token) {
        Await.until(
                Await.AT_ONCE,
                () -> "still alive",
                () -> client.userinfo(token).status() == 401
                        && !client.introspect(token).json().path("active").asBoolean(true));
    }
}

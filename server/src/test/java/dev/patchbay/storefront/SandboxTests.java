package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A publisher's developers try a draft as people who do not exist. */
class SandboxTests extends SandboxWorld {

    @Test
    void letsADeveloperInstallTheDraftAsATestMemberAndComeBack() throws Exception {
        assertThat(sandbox().at("/organization").isNull()).isTrue();
        String tess = testMember(developer, publisher, "Tess", "owner");

        assertThat(developer
                        .post("/api/developer/sandbox/members/" + tess + "/enter", null)
                        .status())
                .isEqualTo(200);
        var session = developer.get("/api/session").body();
        assertThat(session.at("/account/name").asString()).isEqualTo("Tess");
        assertThat(session.at("/account/email").asString()).endsWith(".invalid");
        assertThat(session.at("/entered/by").asString()).isEqualTo("Dora");
        assertThat(session.at("/organizations").size()).isEqualTo(1);
        assertThat(developer
                        .get("/api/listings/" + name)
                        .body()
                        .at("/viewer/state")
                        .asString())
                .isEqualTo("can-install");
        assertThat(find(developer.get("/api/apps").body().path("apps"), name).isMissingNode())
                .isFalse();
        var installed = developer.post("/api/apps", Map.of("action", "install", "slug", name));
        assertThat(installed.status()).as(installed.raw()).isEqualTo(201);
        assertThat(installed.body().at("/installation/status").asString()).isEqualTo("active");
        assertThat(redirects(tess)).containsExactly(LAPTOP + "/callback");
        assertThat(developer
                        .get("/api/apps?action=sso&slug=" + name)
                        .body()
                        .path("url")
                        .asString())
                .contains("/oidc/auth");

        var back = developer.post("/api/session/leave", null);
        assertThat(back.body().at("/account/name").asString()).isEqualTo("Dora");
        assertThat(back.body().at("/entered").isNull()).isTrue();
        assertThat(sandbox().at("/integrations/0/status").asString()).isEqualTo("active");
        assertThat(developer.post("/api/session/leave", null).problem()).isEqualTo("not-entered");
        assertThat(jdbc.sql("select action from audit.entry where organization = :publisher and action like 'sandbox%'"
                                + " order by id")
                        .param("publisher", publisher.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("sandbox.made", "sandbox.member-added", "sandbox.entered", "sandbox.left");
    }

    @Test
    void followsEachDraftAtOnceWithAddressesAndScopes() throws Exception {
        String tess = installedInSandbox();

        save(
                "1.1.0",
                "http://127.0.0.1:4000",
                ", \"scopes\": [\"profile:read\"], \"scope_purposes\": {\"profile:read\": \"Greets you.\"}");

        assertThat(redirects(tess)).containsExactly("http://127.0.0.1:4000/callback");
        assertThat(jdbc.sql("""
                                select array_to_string(scopes, ' ') from grants.access_grant
                                where installation_id = cast(:id as uuid) and ended_at is null
                                """)
                        .param("id", installation(tess))
                        .query(String.class)
                        .single())
                .contains("openid", "profile:read");
        assertThat(sandbox().at("/integrations/0/version").asString()).isEqualTo("1.1.0");
    }

    @Test
    void callsNobodyFromASandboxButKeepsWhatIsSaidToBeRead() throws Exception {
        String tess = installedInSandbox();

        assertThat(jdbc.sql("select type from lifecycle.event where installation_id = cast(:id as uuid)")
                        .param("id", installation(tess))
                        .query(String.class)
                        .list())
                .contains("app.installed");
        assertThat(jdbc.sql("select count(*) from delivery.place where stream_id = cast(:id as uuid)")
                        .param("id", installation(tess))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesWhatOthersHaveInstalledAlone() throws Exception {
        String tess = installedInSandbox();
        save("1.0.0", PUBLIC, "");
        publishing.publish(integration, null, dora.id());
        assertThat(redirects(tess)).containsExactly(PUBLIC + "/callback");
        assertThat(install(name).path("status").asString()).isNotEmpty();
        String theirs = installs.find(integration, acme.id()).orElseThrow().clientId();

        save("1.1.0", LAPTOP, "");

        assertThat(clients.find(theirs).orElseThrow().addresses().redirectUris())
                .containsExactly(PUBLIC + "/callback");
        assertThat(redirects(tess)).containsExactly(LAPTOP + "/callback");
        assertThat(member.get("/api/listings/" + name).body().path("version").asString())
                .isEqualTo("1.0.0");
    }

    @Test
    void hasTenTestMembersAndWritesToNone() throws Exception {
        for (int i = 0; i < 10; i++) {
            testMember(developer, publisher, "Tess " + i, i == 0 ? "owner" : "member");
        }
        var eleventh = developer.post("/api/developer/sandbox/members", wanted(publisher, "Tess 11", "member"));
        assertThat(eleventh.problem()).isEqualTo("too-many-test-members");
        var members = sandbox().path("members");
        assertThat(members.size()).isEqualTo(10);
        String first = members.at("/0/id").asString();
        new Browser(port).post("/api/password-reset", Map.of("email", first + "@sandbox.invalid"));

        assertThat(developer.delete("/api/developer/sandbox/members/" + first).status())
                .isEqualTo(204);

        assertThat(sandbox().path("members").size()).isEqualTo(9);
        assertThat(jdbc.sql("select count(*) from mail.letter where recipient like '%.invalid'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select sandbox is not null, password is null, roles = '{}' from accounts.account"
                                + " where id = cast(:id as uuid)")
                        .param("id", members.at("/1/id").asString())
                        .query((row, number) -> tuple(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                        .single())
                .isEqualTo(tuple(true, true, true));
    }

    @Test
    void endsWithTheSessionThatItCameFrom() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);
        Browser elsewhere = new Browser(port).signIn(dora.email(), PASSWORD);

        assertThat(elsewhere.delete("/api/me/sessions").status()).isLessThan(300);

        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
        assertThat(developer.post("/api/session/leave", null).problem()).isEqualTo("sign-in-required");
        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void goesBackToNobodyWhenTheDevelopersSessionIsOver() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);
        jdbc.sql("update accounts.session set expires_at = touched_at where account_id = :dora")
                .param("dora", dora.id().value())
                .update();

        var left = developer.post("/api/session/leave", null);

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body().at("/account").isNull()).isTrue();
        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void endsWithTheDevelopersRightToBeThere() throws Exception {
        Account second = person("Sara");
        organizations.addMember(publisher.id(), second.id(), OrganizationRole.OWNER, dora.id());
        String tess = testMember(developer, publisher, "Tess", "member");
        enter(developer, tess);

        organizations.changeRole(publisher.id(), dora.id(), OrganizationRole.MEMBER, second.id());

        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void lastsEightHoursAndProvesNothing() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);

        assertThat(jdbc.sql("""
                                select extract(epoch from expires_at - signed_in_at) from accounts.session
                                where account_id = cast(:tess as uuid)
                                """).param("tess", tess).query(Integer.class).single())
                .isEqualTo(8 * 3600);
        String sandbox =
                developer.get("/api/session").body().at("/organizations/0/id").asString();
        assertThat(developer.delete("/api/organizations/" + sandbox).problem()).isEqualTo("not-for-test-members");
        assertThat(developer
                        .post("/api/developer/sandbox/members/" + tess + "/enter", null)
                        .problem())
                .isEqualTo("not-for-test-members");
    }
}

package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.EmailChanged;
import dev.patchbay.accounts.MemberRemoved;
import dev.patchbay.accounts.OrganizationClosed;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PasskeyAdded;
import dev.patchbay.accounts.PasskeyRemoved;
import dev.patchbay.accounts.PasswordChanged;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.RolesChanged;
import dev.patchbay.accounts.SessionStarted;
import dev.patchbay.delivery.EndpointDisabled;
import dev.patchbay.delivery.StreamStopped;
import dev.patchbay.installs.Access;
import dev.patchbay.installs.AccessChanged;
import dev.patchbay.installs.ConsentAsked;
import dev.patchbay.installs.CredentialsRotated;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.invitations.InvitationAccepted;
import dev.patchbay.jobs.Job;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.mail.LetterGivenUp;
import dev.patchbay.platform.PlatformChanged;
import dev.patchbay.platform.PlatformSettings;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;

class NewsTests extends NoticesScenario {

    @Autowired
    PlatformSettings platform;

    @Autowired
    TellMembers tellMembers;

    @Autowired
    DataSource database;

    @Autowired
    PersonalNotices personalNotices;

    @Test
    void tellsTheOtherAdminsWhatBecomesOfAnApp() {
        Installation installed = install();
        installs.suspend(installed.id(), SuspensionCause.ADMIN, owner.id());
        installs.resume(installed.id(), SuspensionCause.ADMIN, owner.id());
        installs.uninstall(installed.id(), owner.id());

        assertThat(kindsOf(admin)).containsExactly("app-uninstalled", "app-resumed", "app-suspended", "app-installed");
        assertThat(kindsOf(owner)).isEmpty();
        assertThat(bellOf(admin).getLast().get("title").asString()).isEqualTo("Help Desk was installed for Acme");
        assertThat(bellOf(admin).getLast().get("text").asString())
                .isEqualTo("Olivia Owner installed Help Desk for Acme.");
        assertThat(letterKindsOf(admin)).containsExactly("notice.app-suspended", "notice.app-uninstalled");
    }

    @Test
    void tellsAdminsThatAVersionAsksForMore() {
        Installation installed = install();
        var asked = new ConsentAsked(installed.id(), app, installed.target(), "2.0.0");
        happens(asked);
        happens(asked);

        assertThat(kindsOf(admin)).containsOnlyOnce("app-asks-more");
        assertThat(kindsOf(owner)).containsOnlyOnce("app-asks-more");
        assertThat(kindsOf(member)).doesNotContain("app-asks-more");
    }

    @Test
    void tellsMembersOnceThatTheyHaveANewApp() throws Exception {
        Installation installed = install();
        await().until(() -> kindsOf(member).contains("app-available"));
        assertThat(kindsOf(admin)).doesNotContain("app-available");

        tellMembers.run(new Job(
                ids.next(),
                new Job.Work(TellMembers.KIND, installed.id().toString(), TellMembers.KIND),
                Map.of(),
                Instant.EPOCH,
                0));

        assertThat(kindsOf(member)).containsExactly("app-available");
        assertThat(letterKindsOf(member)).isEmpty();
    }

    @Test
    void tellsPeopleOfTheirAccess() {
        Installation installed = install();
        var admins = new Access(true, true, List.of());
        happens(changed(installed, owner, member, Access.NONE, Access.PLAIN));
        happens(changed(installed, owner, member, Access.PLAIN, admins));
        happens(changed(installed, owner, member, admins, Access.NONE));
        happens(changed(installed, owner, owner, Access.PLAIN, admins));

        assertThat(kindsOf(member)).containsSubsequence("access-taken", "app-admin", "access-given");
        assertThat(kindsOf(owner)).isEmpty();
    }

    @Test
    void tellsNobodyOfAccessThatComesWithJoining() {
        Installation installed = install();
        happens(new AccessChanged(
                installed.id(),
                null,
                List.of(new AccessChanged.Change(member.id(), OrganizationRole.MEMBER, Access.NONE, Access.PLAIN))));

        assertThat(kindsOf(member)).doesNotContain("access-given");
    }

    @Test
    void tellsOpenPagesThatThereIsSomethingNew() throws Exception {
        try (Connection connection = database.getConnection()) {
            try (var listen = connection.createStatement()) {
                listen.execute("listen patchbay_live");
            }

            install();

            List<String> heard = new ArrayList<>();
            await().until(() -> {
                for (var one : connection.unwrap(PGConnection.class).getNotifications(100)) {
                    heard.add(one.getParameter());
                }
                return heard.contains("nudge " + admin.id() + " notices");
            });
            assertThat(heard).doesNotContain("nudge " + owner.id() + " notices");
        }
    }

    @Test
    void tellsOfMembersWhoComeGoAndChangeRoles() {
        Account newcomer = person("Nina New");
        organizations.addMember(acme.id(), newcomer.id(), OrganizationRole.MEMBER, owner.id());
        organizations.changeRole(acme.id(), newcomer.id(), OrganizationRole.ADMIN, owner.id());
        organizations.removeMember(acme.id(), newcomer.id(), owner.id());

        assertThat(kindsOf(newcomer)).containsExactly("membership-ended", "role-changed", "membership-given");
        assertThat(kindsOf(admin)).containsExactly("member-joined");
        assertThat(bellOf(newcomer, "de").get(1).get("text").asString())
                .isEqualTo("Ihre Rolle in Acme ist jetzt: Administration.");
        assertThat(bellOf(newcomer, "en").get(1).get("text").asString()).isEqualTo("Your role in Acme is now: admin.");
    }

    @Test
    void tellsTheInviterOnceThatTheInvitationWasAccepted() {
        Account newcomer = person("Nina New");
        happens(new InvitationAccepted(acme.id(), newcomer.id(), OrganizationRole.MEMBER, owner.id()));
        organizations.addMember(acme.id(), newcomer.id(), OrganizationRole.MEMBER, newcomer.id());

        assertThat(kindsOf(owner)).containsExactly("invitation-accepted");
        assertThat(bellOf(owner).getFirst().get("title").asString()).isEqualTo("Nina New accepted your invitation");
        assertThat(bellOf(owner, "de").getFirst().get("title").asString())
                .isEqualTo("Nina New hat Ihre Einladung angenommen");
        assertThat(kindsOf(admin)).containsExactly("member-joined");
        assertThat(letterKindsOf(owner)).containsExactly("notice.invitation-accepted");
    }

    @Test
    void takesOutTheNamesOfThoseWhoAreDeleted() {
        install();
        Account newcomer = person("Nina New");
        organizations.addMember(acme.id(), newcomer.id(), OrganizationRole.MEMBER, owner.id());

        transactions.executeWithoutResult(status -> {
            personalNotices.erase(owner.id());
            personalNotices.erase(newcomer.id());
        });

        assertThat(bellOf(admin).stream().map(notice -> notice.get("text").asString()))
                .containsExactly("– belongs to Acme now, with the role: member.", "– installed Help Desk for Acme.");
        assertThat(jdbc.sql("select count(*) from notices.notice where said::text ~ 'Olivia|Nina'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsNobodyOfWhatThePersonDidInARequest() {
        send("POST", "/api/organizations", Map.of("name", "own-" + ids.next(), "displayName", "Own"), member);

        assertThat(kindsOf(member)).isEmpty();
    }

    @Test
    void alwaysSendsLettersAboutTheSecurityOfAnAccount() {
        happens(new PasswordChanged(member.id()));
        happens(new EmailChanged(member.id()));
        happens(new PasskeyAdded(member.id(), "Yubikey"));
        happens(new PasskeyRemoved(member.id(), "Yubikey"));
        happens(new RolesChanged(member.id(), Set.of(), Set.of(PlatformRole.DEVELOPER)));

        assertThat(letterKindsOf(member))
                .containsExactly(
                        "security.email-changed",
                        "security.passkey-added",
                        "security.passkey-removed",
                        "security.password-changed",
                        "security.platform-roles-changed");
        assertThat(bellOf(member)).hasSize(5);
    }

    @Test
    void tellsOfASignInWithABrowserThatIsNew() {
        bellOf(member);
        jdbc.sql("update accounts.session set browser = 'Netscape', device = 'OS/2' where account_id = :id")
                .param("id", member.id().value())
                .update();
        var session = jdbc.sql("select id from accounts.session where account_id = :id")
                .param("id", member.id().value())
                .query(UUID.class)
                .single();
        happens(new SessionStarted(new SessionId(session), member.id(), false));
        assertThat(kindsOf(member)).isEmpty();

        happens(new SessionStarted(new SessionId(session), member.id(), true));

        assertThat(bellOf(member).getFirst().get("text").asString()).contains("Netscape, OS/2");
    }

    @Test
    void tellsThoseConcernedOfWhatDoesNotWork() {
        Installation installed = install();
        happens(new StreamStopped(app, installed.id()));
        happens(new StreamStopped(app, null));
        happens(new EndpointDisabled(app, true));
        happens(new LetterGivenUp("sample", "somebody@example.com", "550 no\r\nsuch person"));
        happens(new LetterGivenUp("sample", "somebody@example.com", "550 no such person"));

        assertThat(kindsOf(owner)).containsExactly("stream-stopped");
        assertThat(kindsOf(admin)).containsExactly("stream-stopped", "app-installed");
        assertThat(kindsOf(operator)).containsExactly("mail-failed", "endpoint-disabled");
        assertThat(letterKindsOf(operator)).containsExactly("notice.endpoint-disabled");
        assertThat(kindsOf(member)).doesNotContain("stream-stopped", "endpoint-disabled", "mail-failed");
    }

    @Test
    void tellsTheOtherOperatorsOfChangedSettings() {
        Account other = person("Olga Operator", PlatformRole.OPERATOR);
        happens(new PlatformChanged(platform.current(), platform.current(), operator.id()));

        assertThat(kindsOf(other)).containsExactly("settings-changed");
        assertThat(bellOf(other).getFirst().get("text").asString()).startsWith("Otto Operator changed");
        assertThat(kindsOf(operator)).isEmpty();
    }

    @Test
    void tellsMembersOnceThatTheirOrganizationIsClosed() {
        happens(new OrganizationClosed(acme.id(), owner.id()));
        happens(new MemberRemoved(acme.id(), member.id()));

        assertThat(kindsOf(member)).containsExactly("organization-closed");
        assertThat(kindsOf(owner)).isEmpty();
    }

    @Test
    void tellsTheOtherAdminsOfNewCredentials() {
        Installation installed = install();
        happens(new CredentialsRotated(installed.id(), owner.id(), true, Instant.EPOCH));

        assertThat(kindsOf(admin)).startsWith("credentials-made");
        assertThat(kindsOf(owner)).isEmpty();
    }

    private static AccessChanged changed(
            Installation installation, Account by, Account concerned, Access before, Access after) {
        return new AccessChanged(
                installation.id(),
                by.id(),
                List.of(new AccessChanged.Change(concerned.id(), OrganizationRole.MEMBER, before, after)));
    }
}

package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationClosed;
import dev.patchbay.accounts.OrganizationRenamed;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Access;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.AppConfigs;
import dev.patchbay.installs.AppCredentials;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.installs.Wishes;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an app is told about its people and settings, in the log itself. */
@PatchbayTest
@SpringBootTest
class MemberEventsTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CATALOG = """
            - name: desk
              display_name: Desk
              version: 1.0.0
              type: app
              description: Hears everything
              app_url: https://desk.example.com
              callback_url: https://desk.example.com/auth/callback
              webhook_url: https://desk.example.com/hook
              client: per_installation
              install_targets: [organization]
              app_permissions: [{name: close, description: Closes tickets.}]
              config_schema:
                type: object
                additionalProperties: false
                properties:
                  greeting: {type: string, maxLength: 40, default: Hello}
                  seats: {type: integer, minimum: 1}
            - name: picky
              display_name: Picky
              version: 1.0.0
              type: app
              description: Hears who leaves
              app_url: https://picky.example.com
              callback_url: https://picky.example.com/auth/callback
              webhook_url: https://picky.example.com/hook
              client: per_installation
              install_targets: [organization]
              events: [member.removed]
            - name: below-base
              display_name: Paths Only
              version: 1.0.0
              type: app
              description: Hears of coming and going only
              base_url: https://paths.example.com
              callback_url: https://paths.example.com/auth/callback
              client: per_installation
              install_targets: [organization]
            """;

    @Autowired
    Installs installs;

    @Autowired
    AppMembers members;

    @Autowired
    AppConfigs configs;

    @Autowired
    AppCredentials credentials;

    @Autowired
    Organizations organizations;

    @Autowired
    Accounts accounts;

    @Autowired
    Clients clients;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile file;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Deliverables deliverables;

    @Autowired
    EventLog log;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    private AccountId owner;
    private AccountId member;
    private OrganizationId organization;

    @BeforeEach
    void anOrganizationOfTwo() throws Exception {
        Path path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, CATALOG), false);
        Files.delete(path);
        owner = person();
        member = person();
        organization = organizations
                .create(Slug.of("o-" + ids.next()), "Acme", owner, owner)
                .id();
        organizations.addMember(organization, member, OrganizationRole.MEMBER, owner);
    }

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

        assertThat(said(desk.id()).stream().skip(1).map(MemberEventsTests::line))
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
        catchThrowableOfType(
                IllegalStateException.class,
                () -> transaction.executeWithoutResult(status -> {
                    members.policy(desk.id(), AccessPolicy.ASSIGNED, owner);
                    throw new IllegalStateException("the process dies here");
                }));
        members.decide(desk.id(), member, Access.NONE, owner);

        assertThat(said(desk.id()).stream().map(MemberEventsTests::line).skip(1))
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
        assertThat(misfit.members().get("errors").toString())
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

    @Test
    void sendsNewCredentialsWithTheEventAloneAndTakesTheOldOnesForADay() {
        Installation desk = installed("desk");
        assertThat(problem(() -> credentials.send(desk.id(), owner)).problem().slug())
                .isEqualTo("not-in-this-state");
        Secret first = clients.openSealedSecret(desk.clientId()).orElseThrow();
        deliverables.delivered(last(desk.id()));

        credentials.send(desk.id(), owner);

        assertThat(problem(() -> credentials.send(desk.id(), owner)).problem().slug())
                .isEqualTo("credentials-on-their-way");
        WireEvent rotated = last(desk.id());
        Secret second = clients.openSealedSecret(desk.clientId()).orElseThrow();
        assertThat(rotated.type()).isEqualTo("credentials.rotated");
        assertThat(rotated.body()).doesNotContain(second.reveal());
        Deliverable sent = deliverables.prepare(rotated);
        assertThat(JSON.readTree(sent.body().reveal()).path("clientSecret").asString())
                .isEqualTo(second.reveal());
        assertThat(sent.credentials()).containsExactly(second);
        assertThat(clients.verifySecret(desk.clientId(), first)).isTrue();
        assertThat(clients.verifySecret(desk.clientId(), second)).isTrue();

        deliverables.delivered(rotated);

        assertThat(clients.openSealedSecret(desk.clientId())).isEmpty();
        assertThat(clients.verifySecret(desk.clientId(), second)).isTrue();
        credentials.send(desk.id(), owner);
        assertThat(clients.verifySecret(desk.clientId(), first)).isFalse();
        assertThat(problem(() -> credentials.show(desk.id(), owner)).problem().slug())
                .isEqualTo("credentials-automatic");
        Installation picky = installed("picky");
        deliverables.delivered(last(picky.id()));
        assertThat(problem(() -> credentials.send(picky.id(), owner)).problem().slug())
                .isEqualTo("credentials-not-sent");
    }

    @Test
    void removesTheAppsOfAClosedOrganization() {
        Installation desk = installed("desk");
        Installation suspended = installed("picky");
        deliverables.delivered(last(suspended.id()));
        installs.suspend(suspended.id(), SuspensionCause.ADMIN, owner);

        transaction.executeWithoutResult(status -> news.publishEvent(new OrganizationClosed(organization, owner)));

        for (Installation installation : List.of(desk, suspended)) {
            assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.UNINSTALLED);
            assertThat(clients.find(installation.clientId()).orElseThrow().active())
                    .isFalse();
        }
        assertThat(said(desk.id()).getLast().path("event").asString()).isEqualTo("app.uninstalled");
    }

    private static String line(JsonNode event) {
        JsonNode data = event.path("data");
        return event.path("sequence").asLong() + " " + event.path("event").asString() + " "
                + data.path("userId").asString() + " " + data.path("canAccess").asBoolean() + " "
                + data.path("permissions").valueStream().map(JsonNode::asString).toList() + " "
                + data.path("organizationRole").asString("gone");
    }

    /** What the log says, each as its schema describes it. */
    private List<JsonNode> said(InstallationId installation) {
        List<JsonNode> said = bodies(installation);
        for (JsonNode body : said) {
            try {
                assertThat(EventBodyTests.mistakes(body.path("event").asString(), body.toString()))
                        .isEmpty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return said;
    }

    private List<JsonNode> bodies(InstallationId installation) {
        return jdbc
                .sql("select body from lifecycle.event where stream_id = :stream order by sequence")
                .param("stream", installation.value())
                .query(String.class)
                .list()
                .stream()
                .<JsonNode>map(JSON::readTree)
                .toList();
    }

    private WireEvent last(InstallationId installation) {
        return log.next(installation.value(), said(installation).size() - 1).orElseThrow();
    }

    private Installation installed(String name) {
        return installs.install(listing(name), organization, owner).installation();
    }

    private IntegrationId listing(String name) {
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    private AccountId person() {
        return accounts.create(new NewAccount(
                        "p-" + ids.next() + "@example.com",
                        true,
                        "Person",
                        Secret.of("long enough to be a password"),
                        Set.of()))
                .id();
    }

    private static ProblemException problem(Runnable act) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, act::run);
        assertThat(refused).isNotNull();
        return refused;
    }
}

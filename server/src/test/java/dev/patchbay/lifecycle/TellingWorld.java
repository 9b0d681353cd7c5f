package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.AppConfigs;
import dev.patchbay.installs.AppCredentials;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
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
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization of an owner and a member, and three apps that hear differently much. */
@PatchbayTest
@SpringBootTest
abstract class TellingWorld {

    static final JsonMapper JSON = JsonMapper.shared();
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
            - name: own
              display_name: Own
              version: 1.0.0
              type: app
              description: For single people
              app_url: https://own.example.com
              callback_url: https://own.example.com/auth/callback
              webhook_url: https://own.example.com/hook
              client: per_installation
              install_targets: [organization, user]
              scopes: [openid, "profile:read"]
              optional_scopes: [email]
              scope_purposes: {openid: Signs you in., "profile:read": Greets you., email: Writes.}
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
    OwnApps ownApps;

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

    AccountId owner;
    AccountId member;
    OrganizationId organization;

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

    static String line(JsonNode event) {
        JsonNode data = event.path("data");
        return event.path("sequence").asLong() + " " + event.path("event").asString() + " "
                + data.path("userId").asString() + " " + data.path("canAccess").asBoolean() + " "
                + data.path("permissions").valueStream().map(JsonNode::asString).toList() + " "
                + data.path("organizationRole").asString("gone");
    }

    /** What the log says, each as its schema describes it. */
    List<JsonNode> said(InstallationId installation) {
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

    List<JsonNode> bodies(InstallationId installation) {
        return jdbc
                .sql("select body from lifecycle.event where stream_id = :stream order by sequence")
                .param("stream", installation.value())
                .query(String.class)
                .list()
                .stream()
                .<JsonNode>map(JSON::readTree)
                .toList();
    }

    WireEvent last(InstallationId installation) {
        return log.next(installation.value(), said(installation).size() - 1).orElseThrow();
    }

    Installation installed(String name) {
        return installs.install(listing(name), organization, owner).installation();
    }

    IntegrationId listing(String name) {
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    AccountId person() {
        return accounts.create(new NewAccount(
                        "p-" + ids.next() + "@example.com",
                        true,
                        "Person",
                        Secret.of("long enough to be a password"),
                        Set.of()))
                .id();
    }

    static ProblemException problem(Runnable act) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, act::run);
        assertThat(refused).isNotNull();
        return refused;
    }
}

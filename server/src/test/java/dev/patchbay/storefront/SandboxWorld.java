package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A publisher whose developer has written a draft that lives on this machine. */
abstract class SandboxWorld extends StorefrontWorld {

    static final String LAPTOP = "http://127.0.0.1:3000";
    static final String PUBLIC = "https://192.88.98.7";

    @Autowired
    Installs installs;

    @Autowired
    OwnApps ownApps;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    Account dora;
    Organization publisher;
    Browser developer;
    String name;
    IntegrationId integration;

    @BeforeEach
    void aPublisherWithADraft() throws Exception {
        dora = person("Dora", PlatformRole.DEVELOPER);
        publisher = organizations.create(slug("pub"), "Publisher", dora.id(), dora.id());
        developer = new Browser(port).signIn(dora.email(), PASSWORD);
        name = slug("notes").value();
        integration = publishing.register(
                new NewIntegration(Slug.of(name), "Notes of " + name, IntegrationType.APP, null),
                publisher.id(),
                dora.id());
        save("1.0.0", LAPTOP, "");
    }

    void save(String version, String base, String more) {
        publishing.saveDraft(integration, """
                {"name": "%s", "display_name": "Notes of %s", "version": "%s", "type": "app",
                 "description": "Keeps notes.", "base_url": "%s", "callback_url": "%s/callback",
                 "webhook_url": "%s/hook", "install_targets": ["organization"], "client": "per_installation"%s}
                """.formatted(name, name, version, base, base, base, more), null, dora.id());
    }

    JsonNode sandbox() throws Exception {
        return developer
                .get("/api/developer/sandbox?organizationId=" + publisher.id())
                .body();
    }

    String testMember(Browser by, Organization of, String called, String role) throws Exception {
        var added = by.post("/api/developer/sandbox/members", wanted(of, called, role));
        assertThat(added.status()).as(added.raw()).isEqualTo(201);
        return added.body().path("id").asString();
    }

    static Map<String, Object> wanted(Organization of, String called, String role) {
        return Map.of("organizationId", of.id().toString(), "name", called, "role", role);
    }

    static void enter(Browser browser, String testMember) throws Exception {
        var entered = browser.post("/api/developer/sandbox/members/" + testMember + "/enter", null);
        assertThat(entered.status()).as(entered.raw()).isEqualTo(200);
    }

    /** The test member who installed it; the developer is back. */
    String installedInSandbox() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);
        var installed = developer.post("/api/apps", Map.of("action", "install", "slug", name));
        assertThat(installed.status()).as(installed.raw()).isEqualTo(201);
        developer.post("/api/session/leave", null);
        return tess;
    }

    OrganizationId sandboxOf(String testMember) {
        return organizations
                .ofAccount(AccountId.of(testMember))
                .getFirst()
                .organization()
                .id();
    }

    String installation(String testMember) {
        return installs.find(integration, sandboxOf(testMember))
                .orElseThrow()
                .id()
                .toString();
    }

    Set<String> redirects(String testMember) {
        String client =
                installs.find(integration, sandboxOf(testMember)).orElseThrow().clientId();
        return clients.find(client).orElseThrow().addresses().redirectUris();
    }
}

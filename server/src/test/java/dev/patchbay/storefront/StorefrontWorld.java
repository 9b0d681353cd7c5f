package dev.patchbay.storefront;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Scopes;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An organization with an admin and a member, and a catalog of four apps. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class StorefrontWorld {

    static final String PASSWORD = "correct horse battery staple";

    static final String CATALOG = """
            - slug: customer-service
              name: Customer Service
              description: "Tickets for your whole team. Everything in one list."
              appUrl: https://support.example.com/desk
              callbackUrl: https://support.example.com/auth/callback
              initiate_login_url: https://support.example.com/auth/login?via=patchbay
              client: per_installation
              requiredScopes: [openid, profile]
              scopePurposes: {openid: Signs you in., profile: Greets you by name.}
              features: [Tickets, Answers]
              isFree: true
              isPublished: true
            - slug: bot
              name: Bot
              description: Answers for you
              appUrl: https://bot.example.com
              callbackUrl: https://bot.example.com/auth/callback
            - slug: slow
              name: Slow
              description: Has a webhook that nobody answers
              appUrl: https://slow.example.com
              callbackUrl: https://slow.example.com/auth/callback
              webhookUrl: https://slow.example.com/hook
            - slug: crm
              name: CRM
              description: Your contacts
              appUrl: https://crm.example.com
              callbackUrl: https://crm.example.com/auth/callback
              isFree: false
              monthlyPrice: "29.99"
            """;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    CatalogFile file;

    @Autowired
    Catalog catalog;

    @Autowired
    Publishing publishing;

    @Autowired
    Ids ids;

    @Autowired
    Scopes scopes;

    Account ada;
    Account max;
    Organization acme;
    Browser admin;
    Browser member;

    @BeforeEach
    void anOrganizationWithAnAdminAndAMember() throws Exception {
        EmptyShelves.withdraw(catalog, publishing, ids);
        apply(CATALOG);
        ada = person("Ada");
        max = person("Max");
        acme = organizations.create(slug("acme"), "Acme", ada.id(), ada.id());
        organizations.addMember(acme.id(), max.id(), OrganizationRole.MEMBER, ada.id());
        admin = new Browser(port).signIn(ada.email(), PASSWORD);
        member = new Browser(port).signIn(max.email(), PASSWORD);
    }

    JsonNode install(String name) throws Exception {
        return admin.post("/api/installations", Map.of("integration", name)).body();
    }

    static String state(Browser browser, String path) throws Exception {
        return browser.get(path).body().path("viewer").path("state").asString();
    }

    static JsonNode find(JsonNode apps, String slug) {
        return apps.valueStream()
                .filter(app -> app.path("slug").asString().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    Account person(String name, PlatformRole... roles) {
        return accounts.create(new NewAccount(
                name.toLowerCase(Locale.ROOT) + "-" + ids.next() + "@example.com",
                true,
                name,
                Secret.of(PASSWORD),
                Set.of(roles)));
    }

    Slug slug(String beginning) {
        return Slug.of(beginning + "-" + ids.next());
    }

    void apply(String yaml) throws Exception {
        Path path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, yaml), false);
        Files.delete(path);
    }
}

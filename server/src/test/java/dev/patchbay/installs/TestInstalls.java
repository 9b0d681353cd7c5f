package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** Listings, people and organizations to install for; each instance has an organization of its own. */
final class TestInstalls {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String CATALOG = """
            - name: support-desk
              display_name: Support Desk
              version: 1.2.0
              type: app
              description: Tickets for your whole team
              app_url: https://support.example.com
              callback_url: https://support.example.com/auth/callback
              initiate_login_url: https://support.example.com/auth/login
              webhook_url: https://support.example.com/hook
              webhook_secret: whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=
              client: per_installation
              install_targets: [organization]
              scopes: [openid, profile]
              optional_scopes: [email]
              scope_purposes: {openid: Signs you in., profile: Greets you by name., email: Writes to you.}
              published: true
            - name: quiet-bot
              display_name: Quiet Bot
              version: 1.0.0
              type: app
              description: Needs not to be told
              app_url: https://bot.example.com/
              callback_url: https://bot.example.com/auth/callback
              install_targets: [organization]
              scopes: [profile]
              scope_purposes: {profile: Greets you by name.}
              app_permissions:
                - {name: read, description: Reads the diary.}
                - {name: write, description: Writes into the diary.}
              published: true
            - name: priced-app
              display_name: Priced App
              version: 1.0.0
              type: app
              description: Costs something
              app_url: https://priced.example.com
              callback_url: https://priced.example.com/auth/callback
              install_targets: [organization]
              pricing: {model: subscription, price_cents: 2999, interval: month}
              published: true
            - name: own-widget
              display_name: Own Widget
              version: 1.0.0
              type: app
              description: For single people
              app_url: https://own.example.com
              callback_url: https://own.example.com/auth/callback
              install_targets: [user]
              published: true
            - name: shared-app
              display_name: Shared App
              version: 1.0.0
              type: app
              description: One client for everybody
              app_url: https://shared.example.com
              callback_url: https://shared.example.com/auth/callback
              client: shared
              install_targets: [organization]
              published: true
            - name: moon-app
              display_name: Moon App
              version: 1.0.0
              type: app
              description: Wants what nobody knows
              app_url: https://moon.example.com
              callback_url: https://moon.example.com/auth/callback
              install_targets: [organization]
              scopes: [moon:walk]
              scope_purposes: {moon:walk: Walks on the moon.}
              published: true
            - name: pocket
              display_name: Pocket
              version: 1.0.0
              type: app
              description: For organizations and single people
              author: {name: Pocket People}
              app_url: https://pocket.example.com
              callback_url: https://pocket.example.com/auth/callback
              initiate_login_url: https://pocket.example.com/auth/login
              webhook_url: https://pocket.example.com/hook
              client: per_installation
              install_targets: [organization, user]
              scopes: [openid, "profile:read"]
              optional_scopes: ["dashboard:read", email]
              scope_purposes: {openid: Signs you in., "profile:read": Greets you., "dashboard:read": Looks., email: Writes.}
              published: true
            - name: gone-app
              display_name: Gone App
              version: 1.0.0
              type: app
              description: No longer offered
              app_url: https://gone.example.com
              callback_url: https://gone.example.com/auth/callback
              install_targets: [organization]
              published: false
            """;

    private final Accounts accounts;
    private final Organizations organizations;
    private final Catalog catalog;
    private final CatalogFile file;

    final OrganizationId organization;
    final AccountId owner;
    final AccountId member;

    TestInstalls(ApplicationContext context) {
        accounts = context.getBean(Accounts.class);
        organizations = context.getBean(Organizations.class);
        catalog = context.getBean(Catalog.class);
        file = context.getBean(CatalogFile.class);
        file.apply(file(CATALOG), false);
        owner = person("Olga Owner");
        member = person("Mika Member");
        organization = organization(owner);
        organizations.addMember(organization, member, OrganizationRole.MEMBER, owner);
    }

    AccountId person(String name, PlatformRole... roles) {
        return accounts.create(new NewAccount(
                        "person-" + NUMBER.incrementAndGet() + "@installs.example.com",
                        true,
                        name,
                        Secret.of("long enough to be a password"),
                        Set.of(roles)))
                .id();
    }

    OrganizationId organization(AccountId of) {
        int number = NUMBER.incrementAndGet();
        return organizations
                .create(Slug.of("installs-" + number), "Installs " + number, of, of)
                .id();
    }

    IntegrationId listing(String name) {
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    /** The catalog with other texts in place of some: each text is followed by the one that takes its place. */
    void change(String... texts) {
        String changed = CATALOG;
        for (int i = 0; i < texts.length; i += 2) {
            assertThat(changed).contains(texts[i]);
            changed = changed.replace(texts[i], texts[i + 1]);
        }
        file.apply(file(changed), false);
    }

    private static Path file(String catalog) {
        try {
            Path file = Files.createTempFile("installs", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, catalog);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.installs.Wishes;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** An organization with an owner, a member and two installed apps: one that starts its own login, one that is launched. */
final class TestApps {

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PASSWORD = "a password of some length";

    private static final String CATALOG = """
            - name: desk
              display_name: Desk
              version: 1.0.0
              type: app
              description: Starts its own login
              app_url: http://127.0.0.1:9191
              callback_url: http://127.0.0.1:9191/auth/callback
              initiate_login_url: http://127.0.0.1:9191/auth/login
              install_targets: [organization]
              client: per_installation
              open: initiate
              scopes: [openid, profile, email, organization, offline_access, data:write]
              scope_purposes:
                openid: Signs you in.
                profile: Greets you.
                email: Writes to you.
                organization: Keeps you apart.
                offline_access: Works at night.
                data:write: Writes.
              published: true
            - name: kiosk
              display_name: Kiosk
              version: 1.0.0
              type: app
              description: Is launched
              app_url: http://127.0.0.1:9292
              callback_url: http://127.0.0.1:9292/auth/callback
              install_targets: [organization]
              client: per_installation
              open: launch
              scopes: [openid, profile, organization]
              scope_purposes: {openid: Signs you in., profile: Greets you., organization: Keeps you apart.}
              published: true
            - name: legacy
              display_name: Legacy
              version: 1.0.0
              type: app
              description: Reads RS256 only
              app_url: http://127.0.0.1:9393
              callback_url: http://127.0.0.1:9393/oauth2/callback
              install_targets: [organization]
              client: per_installation
              open: app
              id_token_signed_response_alg: RS256
              post_logout_redirect_urls: ['http://127.0.0.1:9393/goodbye']
              scopes: [openid, profile, email, organization, offline_access]
              scope_purposes:
                openid: Signs you in.
                profile: Greets you.
                email: Writes to you.
                organization: Keeps you apart.
                offline_access: Works at night.
              published: true
            - name: ledger
              display_name: Ledger
              version: 1.0.0
              type: app
              description: Each organization runs its own
              base_url: https://ledger.example.org
              install_targets: [organization]
              credentials: manual
              app_path: /openid/callback
              scopes: [openid, profile, email]
              scope_purposes: {openid: Signs you in., profile: Greets you., email: Writes to you.}
            - name: pocket
              display_name: Pocket
              version: 1.0.0
              type: app
              description: For people and for organizations
              author: {name: Pocket People}
              app_url: http://127.0.0.1:9494
              callback_url: http://127.0.0.1:9494/auth/callback
              install_targets: [user, organization]
              client: per_installation
              open: app
              scopes: [openid, profile, "profile:read", offline_access, "data:write"]
              optional_scopes: [email, "fantasy:read"]
              scope_purposes:
                openid: Signs you in.
                profile: Greets you.
                "profile:read": Speaks your language.
                offline_access: Works at night.
                "data:write": Writes.
                email: Writes <to> you.
                "fantasy:read": Looks at your teams.
              published: true
            """;

    final Installs installs;
    final OwnApps ownApps;
    final Clients clients;
    final Organizations organizations;
    private final Accounts accounts;
    private final Catalog catalog;
    private final CatalogFile files;

    final Login owner;
    final Login member;
    final Login stranger;
    final OrganizationId organization;
    final App desk;
    final App kiosk;
    final App legacy;

    TestApps(ApplicationContext context) {
        accounts = context.getBean(Accounts.class);
        organizations = context.getBean(Organizations.class);
        catalog = context.getBean(Catalog.class);
        clients = context.getBean(Clients.class);
        installs = context.getBean(Installs.class);
        ownApps = context.getBean(OwnApps.class);
        files = context.getBean(CatalogFile.class);
        files.apply(file(CATALOG), false);
        owner = person("Olga Owner");
        member = person("Mika Member");
        stranger = person("Stefan Stranger");
        organization = organization(owner);
        organizations.addMember(organization, member.account(), OrganizationRole.MEMBER, owner.account());
        desk = install("desk", organization, owner);
        kiosk = install("kiosk", organization, owner);
        legacy = install("legacy", organization, owner);
    }

    Login person(String name) {
        return person(name, Set.of());
    }

    Login person(String name, Set<PlatformRole> roles) {
        String email = "person-" + NUMBER.incrementAndGet() + "@oidc.example.com";
        Account account = accounts.create(new NewAccount(email, true, name, Secret.of(PASSWORD), roles));
        return new Login(account.id(), email, PASSWORD);
    }

    OrganizationId organization(Login of) {
        int number = NUMBER.incrementAndGet();
        return organizations
                .create(Slug.of("provider-" + number), "Provider " + number, of.account(), of.account())
                .id();
    }

    IntegrationId integration(String name) {
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    /** What pocket does not do without. */
    static final Set<String> NEEDED = Set.of("openid", "profile", "profile:read", "offline_access", "data:write");

    /** Pocket, installed by a person for themselves, with all that it needs and these besides. */
    App own(Login by, String... ticked) {
        var scopes = new HashSet<>(NEEDED);
        scopes.addAll(Set.of(ticked));
        IntegrationId pocket = integration("pocket");
        Installation installation = ownApps.install(
                        pocket,
                        new Consent(ownApps.asked(pocket, by.account()).version(), scopes, Locale.ENGLISH),
                        by.account())
                .installation();
        Client client = clients.find(installation.clientId()).orElseThrow();
        return new App(
                installation,
                client,
                clients.openSealedSecret(client.id()).map(Secret::reveal).orElseThrow());
    }

    /** Another text in the list of apps, such as other scopes. */
    void change(String text, String other) {
        assertThat(CATALOG).contains(text);
        files.apply(file(CATALOG.replace(text, other)), false);
    }

    App install(String name, OrganizationId organization, Login by) {
        Installation installation = installs.install(
                        catalog.find(Slug.of(name)).orElseThrow().id(), organization, by.account())
                .installation();
        Client client = clients.find(installation.clientId()).orElseThrow();
        return new App(
                installation,
                client,
                clients.openSealedSecret(client.id()).map(Secret::reveal).orElse(""));
    }

    /** An app that the organization runs itself, at this address; an admin carries the credentials there. */
    App installByHand(String address, TransactionTemplate transaction) {
        Installation installation = installs.install(
                        catalog.find(Slug.of("ledger")).orElseThrow().id(),
                        organization,
                        new Wishes(null, null, address),
                        owner.account())
                .installation();
        Secret secret =
                transaction.execute(status -> clients.renewSecret(installation.clientId(), Duration.ofMinutes(1)));
        return new App(
                installation,
                clients.find(installation.clientId()).orElseThrow(),
                Objects.requireNonNull(secret).reveal());
    }

    /** What an app sends the browser to. */
    static String authorize(App app) {
        return authorize(app, Map.of());
    }

    /** The same with some parameters replaced; an empty text leaves one out. */
    static String authorize(App app, Map<String, String> replaced) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", app.redirectUri());
        parameters.put("response_type", "code");
        parameters.put("scope", "openid profile email organization");
        parameters.put("state", "/tickets?of=me");
        parameters.put("nonce", "n-0S6_WzA2Mj");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(replaced);
        parameters.values().removeIf(String::isEmpty);
        return "/oidc/auth?" + TestBrowser.query(parameters);
    }

    static Map<String, String> redemption(App app, String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", app.redirectUri());
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static String payload(String jwt) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static Path file(String catalog) {
        try {
            Path file = Files.createTempFile("oidc", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, catalog);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    record Login(AccountId account, String email, String password) {}

    record App(Installation installation, Client client, String secret) {

        String clientId() {
            return client.id();
        }

        String redirectUri() {
            return client.redirectUris().iterator().next();
        }
    }
}

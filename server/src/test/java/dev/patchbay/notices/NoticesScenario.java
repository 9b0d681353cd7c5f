package dev.patchbay.notices;

import static org.awaitility.Awaitility.await;

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
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.jobs.StandingStill;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization with an owner, an admin and a member, an app, and an operator; letters are kept for the page of sent mail. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class NoticesScenario {

    private static final String PASSWORD = "long enough to be a password";
    private static final String APP = "notices-app";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Account, String> cookies = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organizations organizations;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile catalogFile;

    @Autowired
    Installs installs;

    @Autowired
    OwnApps ownApps;

    @Autowired
    Notices notices;

    @Autowired
    NoticeWords words;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Ids ids;

    Account owner;
    Account admin;
    Account member;
    Account operator;
    Organization acme;
    IntegrationId app;

    @BeforeEach
    void anOrganization() throws IOException {
        owner = person("Olivia Owner");
        admin = person("Adam Admin");
        member = person("Max Member");
        operator = person("Otto Operator", PlatformRole.OPERATOR);
        acme = organizations.create(Slug.of("n-" + ids.next()), "Acme", owner.id(), owner.id());
        organizations.addMember(acme.id(), admin.id(), OrganizationRole.ADMIN, owner.id());
        organizations.addMember(acme.id(), member.id(), OrganizationRole.MEMBER, owner.id());
        list("");
        app = catalog.find(Slug.of(APP)).orElseThrow().id();
        StandingStill.during(context, () -> {
            jdbc.sql("delete from notices.notice").update();
            jdbc.sql("delete from notices.mailed").update();
            jdbc.sql("delete from mail.letter").update();
        });
    }

    /** The app in the catalog, with these lines more. */
    void list(String more) throws IOException {
        var file = Files.createTempFile("catalog", ".yaml");
        catalogFile.apply(Files.writeString(file, """
                - name: %s
                  display_name: Help Desk
                  type: app
                  description: Answers people
                  app_url: https://desk.example.com
                  callback_url: https://desk.example.com/callback
                  open: launch
                  client: per_installation
                  install_targets: [organization, user]
                  %s
                """.formatted(APP, more)), false);
        Files.delete(file);
    }

    Account person(String name, PlatformRole... roles) {
        return accounts.create(
                new NewAccount(ids.next() + "@notices.example.com", true, name, Secret.of(PASSWORD), Set.of(roles)));
    }

    /** News of something that happened, as the module that it happened in tells it. */
    void happens(Object event) {
        transactions.executeWithoutResult(status -> events.publishEvent(event));
    }

    List<JsonNode> bellOf(Account reader) {
        return bellOf(reader, "en");
    }

    List<JsonNode> bellOf(Account reader, String language) {
        return body(send("GET", "/api/me/notices?limit=100", null, reader, language))
                .get("notices")
                .valueStream()
                .toList();
    }

    List<String> kindsOf(Account reader) {
        return bellOf(reader).stream()
                .map(notice -> notice.get("kind").asString())
                .toList();
    }

    List<String> letterKindsOf(Account reader) {
        await().until(() -> jdbc.sql("select count(*) from notices.notice where mail_pending")
                        .query(Integer.class)
                        .single()
                == 0);
        return jdbc.sql("select kind from mail.letter where recipient = :to and kind like '%.%' order by kind")
                .param("to", reader.email())
                .query((row, index) -> row.getString("kind"))
                .list();
    }

    JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    HttpResponse<String> send(String method, String path, @Nullable Object content, Account reader) {
        return send(method, path, content, reader, "en");
    }

    HttpResponse<String> send(
            String method, String path, @Nullable Object content, @Nullable Account reader, String language) {
        String cookie =
                (reader == null ? "" : cookies.computeIfAbsent(reader, this::signIn) + "; ") + "lang=" + language;
        return exchange(method, path, content, cookie);
    }

    private String signIn(Account person) {
        var answer = exchange("POST", "/api/session", Map.of("email", person.email(), "password", PASSWORD), "lang=en");
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable Object content, String cookie) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .method(
                        method,
                        content == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(json.writeValueAsString(content)));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Installation install() {
        return installs.install(app, acme.id(), owner.id()).installation();
    }
}

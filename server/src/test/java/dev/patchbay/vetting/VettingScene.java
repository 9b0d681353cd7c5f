package dev.patchbay.vetting;

import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.patchbay.PatchbayTest;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running Patchbay, a real server to look at, and an integration whose draft names it. */
@PatchbayTest
@SpringBootTest
@Import(VettingScene.Further.class)
abstract class VettingScene {

    static final TestIntegration SERVER = TestIntegration.healthy();
    static final PluggedCheck PLUGGED = new PluggedCheck();

    @Autowired
    Vetting vetting;

    @Autowired
    RunTable runs;

    @Autowired
    Runner runner;

    @Autowired
    Gate gate;

    @Autowired
    Publishing publishing;

    @Autowired
    Catalog catalog;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    AccountId developer;
    String name;
    IntegrationId integration;

    @TestConfiguration
    static class Further {
        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Check plugged() {
            return PLUGGED;
        }
    }

    /** What was told of what is live, by whatever thread. */
    static class Heard {

        private final List<Object> news = new CopyOnWriteArrayList<>();

        @EventListener
        void on(LiveFailed failed) {
            news.add(failed);
        }

        @EventListener
        void on(LiveRecovered recovered) {
            news.add(recovered);
        }

        List<Object> of(IntegrationId integration) {
            return news.stream()
                    .filter(event -> event.equals(new LiveRecovered(integration, "1.0.0"))
                            || (event instanceof LiveFailed failed
                                    && failed.integration().equals(integration)))
                    .toList();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("patchbay.egress.development-targets", () -> "127.0.0.1:" + SERVER.port());
        settings.add("patchbay.vetting.before-publishing", () -> "true");
        settings.add("patchbay.vetting.rules.links", () -> "off");
        settings.add("patchbay.vetting.calls", () -> "3");
        settings.add("patchbay.vetting.runs-kept", () -> "5");
        settings.add("patchbay.jobs.poll", () -> "25ms");
    }

    @BeforeEach
    void aRegisteredIntegration() {
        developer = new AccountId(ids.next());
        name = "v-" + ids.next();
        integration = publishing.register(
                new NewIntegration(Slug.of(name), "Display of " + name, IntegrationType.APP, null),
                new OrganizationId(ids.next()),
                developer);
        draft("1.0.0");
        SERVER.on(
                "/hook-" + name,
                (exchange, request) -> exchange.sendResponseHeaders(verified(request) ? 204 : 401, -1));
    }

    @AfterEach
    void everythingIsWellAgain() {
        PLUGGED.broken = false;
        SERVER.on("/health", 200, "application/json", "{\"status\":\"up\"}");
        until(() -> looksUnderWay() == 0); // or they ask the same server while the next test counts
    }

    private long looksUnderWay() {
        return jdbc.sql("""
                        select count(*) from jobs.job
                        where kind = :kind and (lease_token is not null or due_at <= now())
                        """).param("kind", RunJob.KIND).query(Long.class).single();
    }

    void draft(String version) {
        publishing.saveDraft(
                integration,
                """
                {
                  "name": "%s",
                  "display_name": "Display of %s",
                  "version": "%s",
                  "type": "app",
                  "description": "Shows what it is about.",
                  "base_url": "%s",
                  "webhook_url": "%s"
                }""".formatted(name, name, version, SERVER.url(""), SERVER.url("/hook-" + name)),
                null,
                developer);
    }

    Target target() {
        var draft = publishing.draft(integration);
        return new Target(integration, draft.manifest(), draft.json(), CheckSubject.Stage.DRAFT);
    }

    static Run.Result result(Run run, String rule) {
        return run.results().stream()
                .filter(result -> result.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** Judged by the reference library of Standard Webhooks, with the secret that this integration has. */
    private boolean verified(TestIntegration.Asked request) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((header, value) -> headers.put(header, List.of(value)));
        try {
            new Webhook(catalog.webhookTarget(integration)
                            .orElseThrow()
                            .secret()
                            .reveal())
                    .verify(request.body(), HttpHeaders.of(headers, (header, value) -> true));
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }

    static void until(Callable<Boolean> condition) {
        await().until(condition);
    }
}

package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Looks at integrations as a running Patchbay carries them out, with a real server to look at. */
@PatchbayTest
@SpringBootTest
class VettingTests {

    private static final TestIntegration SERVER = TestIntegration.healthy();
    private static final PluggedCheck PLUGGED = new PluggedCheck();

    @Autowired
    private Vetting vetting;

    @Autowired
    private RunTable runs;

    @Autowired
    private Runner runner;

    @Autowired
    private Watch watch;

    @Autowired
    private Gate gate;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Ids ids;

    @Autowired
    private JdbcClient jdbc;

    private AccountId developer;
    private String name;
    private IntegrationId integration;

    @TestConfiguration
    static class Further {
        @Bean
        Check plugged() {
            return PLUGGED;
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
    }

    @Test
    void looksAtADraftInTheBackgroundAndKeepsWhatWasSeen() {
        var id = vetting.start(integration, developer);
        until(() -> vetting.find(id).orElseThrow().finished());

        var run = vetting.latest(integration).orElseThrow();
        assertThat(run.id()).isEqualTo(id);
        assertThat(run.draft()).isTrue();
        assertThat(run.version()).isEqualTo("1.0.0");
        assertThat(run.results())
                .extracting(Run.Result::rule)
                .containsExactly(
                        "manifest-schema",
                        "name",
                        "scope-purposes",
                        "https",
                        "health",
                        "response-time",
                        "mixed-content",
                        "media",
                        "data",
                        "widget",
                        "webhook",
                        "plugged-in");
        assertThat(run.objections()).isEmpty();
        assertThat(result(run, "health").evidence()).containsEntry("status", 200);
        assertThat(result(run, "webhook").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result(run, "webhook").evidence())
                .containsEntry("forged", 401)
                .containsEntry("old", 401);
        assertThat(SERVER.asked("/hook-" + name)).hasSize(3);
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'checks.started' and subject = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select document is null from vetting.run where id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void goesOnWhereARunWasCutOff() {
        var id = runs.open(target(), Run.Cause.ASKED, developer);
        runs.begin(id);
        runs.record(id, 4, new Run.Result("health", RuleMode.ENFORCE, Outcome.PASSED, Map.of("seen", "before"), null));
        int asked = SERVER.asked("/health").size();

        runner.carryOut(id, false);

        assertThat(SERVER.asked("/health")).as("of response-time only").hasSize(asked + 3);
        var run = vetting.latest(integration).orElseThrow();
        assertThat(result(run, "health").evidence()).containsEntry("seen", "before");
        runner.carryOut(id, false);
        assertThat(SERVER.asked("/health")).as("a finished run is not repeated").hasSize(asked + 3);
    }

    @Test
    void isTakenOverFromANodeThatWasKilled() {
        var id = runs.open(target(), Run.Cause.ASKED, developer);
        runs.begin(id);
        runs.record(id, 0, new Run.Result("manifest-schema", RuleMode.ENFORCE, Outcome.PASSED, Map.of(), null));
        // what kill -9 leaves behind: a lease that nobody renews
        jdbc.sql("""
                        insert into jobs.job (id, kind, key, lane, payload, due_at, lease_token, lease_until, created_at)
                        values (:id, 'vetting.run', :run, 'vetting:test', '{}', now() - interval '2 minutes', :id,
                            now() - interval '1 minute', now() - interval '2 minutes')
                        """).param("id", ids.next()).param("run", id.toString()).update();

        until(() -> vetting.find(id).orElseThrow().finished());

        assertThat(vetting.find(id).orElseThrow().results()).hasSize(12);
    }

    @Test
    void triesTheWebhookOfADraftThoughTheCurrentVersionHasNone() {
        var without = publishing
                .draft(integration)
                .json()
                .replaceFirst(",\\s*\"webhook_url\": \"[^\"]*\"", ", \"events_transport\": \"pull\"");
        publishing.saveDraft(integration, without, null, developer);
        publishing.publish(integration, null, developer);
        assertThat(catalog.webhookTarget(integration)).isEmpty();
        SERVER.on("/hook-" + name, 200, "text/plain", "whatever you say");
        draft("2.0.0");

        var refused =
                catchThrowableOfType(ProblemException.class, () -> publishing.publish(integration, null, developer));

        assertThat(refused.members()).containsEntry("rules", List.of("webhook"));
    }

    @Test
    void looksAtWhatOnePublisherHasWithinBounds() {
        for (int i = 0; i < 120; i++) {
            vetting.start(integration, developer);
        }

        assertThatThrownBy(() -> vetting.start(integration, developer))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().slug()).isEqualTo("too-many-requests"));
    }

    @Test
    void isNotDoneBeforeEveryRuleWasLookedAt() {
        PLUGGED.broken = true;
        var id = runs.open(target(), Run.Cause.ASKED, developer);

        assertThatThrownBy(() -> runner.carryOut(id, false)).isInstanceOf(IllegalStateException.class);

        assertThat(vetting.latest(integration)).isEmpty();
        assertThat(vetting.find(id).orElseThrow().finishedAt()).isNull();
        assertThat(vetting.find(id).orElseThrow().results()).isNotEmpty();
        runner.carryOut(id, true);
        var told = result(vetting.latest(integration).orElseThrow(), "plugged-in");
        assertThat(told.stopsPublishing()).isTrue();
        assertThat(told.mend()).isEqualTo(new CheckResult.Mend("broke-down", Map.of()));
    }

    @Test
    void beginsTheSameLookOnlyOnceWhileItIsUnderWay() {
        var first = runs.open(target(), Run.Cause.ASKED, developer);
        assertThat(runs.open(target(), Run.Cause.SCHEDULED, null)).isEqualTo(first);

        runner.carryOut(first, false);

        assertThat(runs.open(target(), Run.Cause.ASKED, developer)).isNotEqualTo(first);
    }

    @Test
    void letsNothingBePublishedThatBreaksAnEnforcedRule() {
        SERVER.on("/health", 503, "text/plain", "down");

        var refused =
                catchThrowableOfType(ProblemException.class, () -> publishing.publish(integration, null, developer));

        assertThat(refused.problem().slug()).isEqualTo("checks-failed");
        assertThat(refused.members()).containsEntry("rules", List.of("health"));
        assertThat(String.valueOf(refused.members().get("objections"))).contains("answered with status 503");
        assertThat(catalog.get(integration).published()).isFalse();

        SERVER.on("/health", 200, "text/plain", "up");
        publishing.publish(integration, "Now it works.", developer);
        assertThat(catalog.get(integration).published()).isTrue();
    }

    @Test
    void looksAgainAtPublishingUnlessItJustDidAndFoundNothing() {
        vetting.start(integration, developer);
        until(() -> vetting.latest(integration).isPresent());
        int asked = SERVER.asked("/hook-" + name).size();

        assertThat(gate.objections(integration, target().manifest())).isEmpty();
        assertThat(SERVER.asked("/hook-" + name)).hasSize(asked);

        draft("1.0.1");
        assertThat(gate.objections(integration, target().manifest())).isEmpty();
        assertThat(SERVER.asked("/hook-" + name)).as("another manifest").hasSize(asked + 3);
    }

    @Test
    void looksAgainEachDayAtWhatIsLiveAndNotAtWhatIsGone() {
        publishing.publish(integration, null, developer);
        watch.lookAgain();
        assertThat(scheduled()).isEmpty();

        dueNow();
        watch.lookAgain();
        until(() -> scheduled().size() == 1 && scheduled().getFirst().finished());
        assertThat(scheduled().getFirst().objections()).isEmpty();
        assertThat(result(scheduled().getFirst(), "manifest-schema").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(nextLook()).isAfter(Instant.now().plus(Duration.ofHours(23)));

        publishing.unpublish(integration, developer);
        dueNow();
        watch.lookAgain();
        assertThat(scheduled()).hasSize(1);
    }

    @Test
    void keepsTheLastRunsOfAnIntegrationAndForgetsOldOnesButNeverTheNewest() {
        for (int i = 0; i < 7; i++) {
            runs.finish(runs.open(target(), Run.Cause.SCHEDULED, null));
        }
        assertThat(vetting.runs(integration, 100)).hasSize(5);

        jdbc.sql("update vetting.run set created_at = created_at - interval '91 days' where integration = :id")
                .param("id", integration.value())
                .update();
        var newest = vetting.runs(integration, 1).getFirst();
        runs.forgetOld();

        assertThat(vetting.runs(integration, 100)).containsExactly(newest);
    }

    private void draft(String version) {
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

    private Target target() {
        var draft = publishing.draft(integration);
        return new Target(integration, draft.manifest(), draft.json(), CheckSubject.Stage.DRAFT);
    }

    private List<Run> scheduled() {
        return vetting.runs(integration, 100).stream()
                .filter(run -> run.cause() == Run.Cause.SCHEDULED)
                .toList();
    }

    private void dueNow() {
        jdbc.sql("update vetting.watched set look_at = now() - interval '1 minute' where integration = :id")
                .param("id", integration.value())
                .update();
    }

    private Instant nextLook() {
        return jdbc.sql("select look_at from vetting.watched where integration = :id")
                .param("id", integration.value())
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Run.Result result(Run run, String rule) {
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

    private static void until(Callable<Boolean> condition) {
        await().until(condition);
    }
}

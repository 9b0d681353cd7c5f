package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looks at integrations as a running Patchbay carries them out. */
class VettingTests extends VettingScene {

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
}

package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is live is looked at each day, and those who develop it hear when that begins to fail, and when it ends. */
class WatchTests extends VettingScene {

    @Autowired
    Watch watch;

    @Autowired
    Heard heard;

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

    @Test
    void tellsOnceThatWhatIsLiveFailsAndOnceThatItWorksAgain() {
        publishing.publish(integration, null, developer);
        look();
        assertThat(told()).isEmpty();

        SERVER.on("/health", 503, "text/plain", "down");
        look();
        assertThat(told()).as("it may have been an accident").isEmpty();
        assertThat(nextLook()).isBefore(Instant.now().plus(Duration.ofMinutes(16)));
        look();
        assertThat(told()).containsExactly(new LiveFailed(integration, "1.0.0", List.of("health")));
        assertThat(nextLook()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        look();
        look();
        assertThat(told()).as("it still fails, as they know").hasSize(1);

        SERVER.on("/health", 200, "text/plain", "up");
        look();
        look();
        assertThat(told()).endsWith(new LiveRecovered(integration, "1.0.0")).hasSize(2);
    }

    @Test
    void tellsNothingOfAFailureThatEndedByItself() {
        publishing.publish(integration, null, developer);
        SERVER.on("/health", 503, "text/plain", "down");
        look();
        SERVER.on("/health", 200, "text/plain", "up");
        look();
        SERVER.on("/health", 503, "text/plain", "down");
        look();

        assertThat(told()).isEmpty();
    }

    @Test
    void blamesNobodyForItsOwnFailures() {
        publishing.publish(integration, null, developer);
        PLUGGED.broken = true;

        for (int i = 0; i < 3; i++) {
            var run = runs.open(live(), Run.Cause.SCHEDULED, null);
            runner.carryOut(run, true);
            assertThat(runs.find(run).orElseThrow().objections()).hasSize(1);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void concludesNothingOfWhatIsLiveFromADraftOrAnOldVersion() {
        publishing.publish(integration, null, developer);
        draft("2.0.0");
        SERVER.on("/health", 503, "text/plain", "down");

        for (int i = 0; i < 3; i++) {
            runner.carryOut(runs.open(target(), Run.Cause.ASKED, developer), true);
        }
        var old = live();
        SERVER.on("/health", 200, "text/plain", "up");
        publishing.publish(integration, null, developer);
        SERVER.on("/health", 503, "text/plain", "down");
        for (int i = 0; i < 3; i++) {
            runner.carryOut(runs.open(old, Run.Cause.SCHEDULED, null), true);
        }

        assertThat(told()).isEmpty();
    }

    /** The look of another day. */
    private void look() {
        var before = scheduled().stream().findFirst().map(Run::id);
        dueNow();
        watch.lookAgain();
        until(() -> scheduled().stream()
                .findFirst()
                .filter(Run::finished)
                .map(Run::id)
                .filter(run -> !before.equals(Optional.of(run)))
                .isPresent());
    }

    private Target live() {
        return Target.of(integration, catalog.get(integration).manifest(), CheckSubject.Stage.LIVE);
    }

    private List<Object> told() {
        return heard.of(integration);
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
}

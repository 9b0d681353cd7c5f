package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.delivery.StreamStopped;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.jobs.Job;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is told to those who have an app, and not to the admins of an organization alone. */
class OwnAppNewsTests extends NoticesScenario {

    @Autowired
    TellOwners tellOwners;

    @Autowired
    TellOfDeprecation tellOfDeprecation;

    @Autowired
    Publishing publishing;

    @Test
    void tellsAPersonWhatOthersDoToTheirOwnApp() {
        var consent = new Consent(ownApps.asked(app, member.id()).version(), Set.of("openid"), Locale.ENGLISH);
        Installation own = ownApps.install(app, consent, member.id()).installation();
        installs.suspend(own.id(), SuspensionCause.OPERATOR, operator.id());
        installs.resume(own.id(), SuspensionCause.OPERATOR, operator.id());
        happens(new StreamStopped(app, own.id()));
        installs.uninstall(own.id(), member.id());

        assertThat(kindsOf(member)).containsExactly("own-app-silent", "own-app-resumed", "own-app-suspended");
        assertThat(bellOf(member).getLast().get("title").asString()).isEqualTo("Help Desk is suspended");
        assertThat(kindsOf(admin)).isEmpty();
        assertThat(letterKindsOf(member)).containsExactly("notice.own-app-suspended");
    }

    @Test
    void tellsAPersonOnceThatTheirOwnAppAsksForMoreAndWaitsForTheAnswer() throws Exception {
        var consent = new Consent(ownApps.asked(app, member.id()).version(), Set.of("openid"), Locale.ENGLISH);
        Installation own = ownApps.install(app, consent, member.id()).installation();
        install();

        list("scopes: [email]\n  scope_purposes: {email: Writes to you.}");
        await().until(() -> !kindsOf(member).isEmpty());
        list("scopes: [email]\n  scope_purposes: {email: Writes letters to you.}");
        list("scopes: [email]\n  optional_scopes: [profile]\n  scope_purposes: {email: Writes., profile: Greets.}");
        tellOwners.run(new Job(
                ids.next(),
                new Job.Work(TellOwners.KIND, app.toString(), TellOwners.KIND),
                Map.of(),
                Instant.EPOCH,
                0));

        assertThat(kindsOf(member).stream().filter("own-app-asks-more"::equals)).hasSize(1);
        assertThat(kindsOf(admin)).doesNotContain("own-app-asks-more");
        JsonNode notice = bellOf(member, "de").stream()
                .filter(one -> one.get("kind").asString().equals("own-app-asks-more"))
                .findFirst()
                .orElseThrow();
        assertThat(notice.get("title").asString()).isEqualTo("Help Desk bittet um weitere Berechtigungen");
        assertThat(notice.get("link").asString()).startsWith("/consent?integration=notices-app");
        assertThat(letterKindsOf(member)).containsOnlyOnce("notice.own-app-asks-more");
        assertThat(installs.find(own.id()).orElseThrow().status()).isEqualTo(own.status());
    }

    @Test
    void tellsNobodyOfWhatIsOptionalOrLess() throws Exception {
        var consent = new Consent(ownApps.asked(app, member.id()).version(), Set.of("openid"), Locale.ENGLISH);
        ownApps.install(app, consent, member.id());

        list("optional_scopes: [email]\n  scope_purposes: {email: Writes to you.}");
        tellOwners.run(new Job(
                ids.next(),
                new Job.Work(TellOwners.KIND, app.toString(), TellOwners.KIND),
                Map.of(),
                Instant.EPOCH,
                0));

        assertThat(kindsOf(member)).isEmpty();
    }

    @Test
    void tellsEverybodyWhoHasAnAppOnceThatItComesToItsEnd() throws Exception {
        install();
        var consent = new Consent(ownApps.asked(app, member.id()).version(), Set.of("openid"), Locale.ENGLISH);
        ownApps.install(app, consent, member.id());
        LocalDate sunset =
                LocalDate.now(ZoneOffset.UTC).plusYears(1).withMonth(3).withDayOfMonth(31);

        publishing.deprecate(app, new Deprecation(sunset, null, "Nobody needs it."), operator.id());
        await().until(() -> kindsOf(member).contains("own-app-deprecated"));
        tellOfDeprecation.run(new Job(
                ids.next(),
                new Job.Work(TellOfDeprecation.KIND, app.toString(), TellOfDeprecation.KIND),
                Map.of(),
                Instant.EPOCH,
                0));

        assertThat(kindsOf(admin)).containsOnlyOnce("app-deprecated");
        assertThat(kindsOf(owner)).containsOnlyOnce("app-deprecated");
        assertThat(kindsOf(member)).containsOnlyOnce("own-app-deprecated").doesNotContain("app-deprecated");
        assertThat(bellOf(member).getFirst().get("title").asString())
                .isEqualTo("Help Desk is looked after until March 31, " + sunset.getYear() + " only");
        assertThat(letterKindsOf(admin)).contains("notice.app-deprecated");
        assertThat(letterKindsOf(member)).contains("notice.own-app-deprecated");
        publishing.undeprecate(app, operator.id());
    }
}

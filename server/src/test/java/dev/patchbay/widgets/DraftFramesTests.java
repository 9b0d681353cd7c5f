package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.kernel.Slug;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Developers have their draft on the dashboards of their sandbox, and nobody has it anywhere else. */
class DraftFramesTests extends FramesScene {

    private static final String CONNECTING = """
            "widget": {"min_size": {"width": 2, "height": 1}, "connect_domains": ["api.example.com"]}
            """;

    @Autowired
    private BundleTable bundles;

    @Autowired
    private Throttle throttle;

    @Test
    void showsADraftOnTheDashboardsOfItsPublishersSandbox() {
        Widget widget = widget(script(), CONNECTING);
        enterSandbox(developer, publisher);
        JsonNode placed = tried(widget);

        assertThat(placed.path("unavailable").isNull()).isTrue();
        assertThat(placed.at("/frame/sha256").asString()).isEqualTo(widget.sha256());
        assertThat(placed.at("/frame/version").asString()).isEqualTo("1.0.0");
        assertThat(placed.at("/frame/connectDomains")).isEmpty();
        var frame = frames(path(placed));
        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.body()).contains("/w/" + widget.sha256() + "/bundle.js", "integrity=\"sha256-");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("connect-src 'none'");
        assertThat(frames("/w/" + widget.sha256() + "/bundle.js").body()).isEqualTo(widget.script());
        assertThat(path(placement())).as("does not begin anew").isEqualTo(path(placed));
    }

    @Test
    void showsADraftToNobodyElse() {
        Widget widget = widget(script(), CONNECTING);
        enterSandbox(developer, publisher);
        JsonNode placed = tried(widget);
        String installation = placed.at("/installation/id").asString();

        assertThat(path(placed)).doesNotContain(widget.sha256());
        assertThat(frames("/w/" + widget.sha256() + "/frame").statusCode()).isEqualTo(404);
        String policy = FramePolicy.to(List.of("api.example.com")).name();
        assertThat(frames("/w/" + widget.sha256() + "/" + policy + "/frame").statusCode())
                .isEqualTo(404);

        Account rival = person(PlatformRole.DEVELOPER);
        Organization theirs = organizations.create(Slug.of("p-" + ids.next()), "Ebb Ltd", rival.id(), rival.id());
        signIn(rival);
        showsNothingOf(widget, installation);
        enterSandbox(rival, theirs);
        showsNothingOf(widget, installation);
    }

    private void showsNothingOf(Widget widget, String installation) {
        assertThat(api("POST", "/api/apps", Map.of("action", "install", "slug", widget.name()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(api("GET", "/api/dashboard/choices", null).body()).doesNotContain(widget.name());
        var refused = api(
                "POST",
                "/api/dashboard/placements",
                Map.of(
                        "placements",
                        List.of(Map.of("widget", "integration", "installation", installation, "w", 3, "h", 3))));
        assertThat(problem(refused)).isEqualTo("invalid-request");
    }

    @Test
    void leavesEverybodyElseWithWhatWasPublished() {
        Widget widget = published(script());
        Account person = person();
        signIn(person);
        String theirs = path(place(install(widget, person)));
        String next = script();
        serve(widget.name(), next);
        draft(widget, "1.1.0");
        enterSandbox(developer, publisher);
        JsonNode placed = tried(widget);

        assertThat(placed.at("/frame/sha256").asString()).isEqualTo(Sha256.hex(next));
        assertThat(placed.at("/frame/version").asString()).isEqualTo("1.1.0");
        signIn(person);
        assertThat(path(placement())).isEqualTo(theirs).contains(widget.sha256());

        publishing.unpublish(widget.id(), developer.id());
        assertThat(path(placement())).isEqualTo(theirs);
        assertThat(frames("/w/" + Sha256.hex(next) + "/frame").statusCode()).isEqualTo(404);
        assertThat(frames(path(placed)).statusCode()).as("is still being tried").isEqualTo(200);
    }

    @Test
    void followsEachDraftThatIsSaved() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        JsonNode placed = tried(widget);
        String next = script();
        serve(widget.name(), next);

        draft(widget, "1.0.1");

        await().until(() -> placement().at("/frame/sha256").asString().equals(Sha256.hex(next)));
        assertThat(placement().at("/frame/version").asString()).isEqualTo("1.0.1");
        assertThat(frames(path(placement())).body()).contains(Sha256.hex(next));
        await().until(() -> frames(path(placed)).statusCode() == 404);
        await().until(() -> frames("/w/" + widget.sha256() + "/bundle.js").statusCode() == 404);
    }

    @Test
    void followsWhatItsDevelopersFetch() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        String before = path(tried(widget));
        signIn(developer);
        String fetch = "/api/developer/integrations/" + widget.name() + "/widget/fetch";
        assertThat(api("POST", fetch, null).statusCode()).isEqualTo(200);
        enterAgain();
        assertThat(path(placement())).as("the same bundle").isEqualTo(before);

        String next = script();
        serve(widget.name(), next);
        signIn(developer);
        assertThat(api("POST", fetch, null).statusCode()).isEqualTo(200);

        enterAgain();
        assertThat(placement().at("/frame/sha256").asString()).isEqualTo(Sha256.hex(next));
        assertThat(path(placement())).isNotEqualTo(before);
    }

    @Test
    void saysThatThereIsNoScriptOfTheDraftYet() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        tried(widget);
        serve(widget.name(), "let a = ;");

        draft(widget, "1.0.1");

        await().until(() -> placement().path("unavailable").asString("").equals("not-fetched"));
        assertThat(placement().path("frame").isNull()).isTrue();
    }

    @Test
    void fetchesByItselfNoMoreOftenThanDevelopersMay() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        tried(widget);
        var day = Duration.ofDays(1);
        for (int i = 0; i < 200; i++) {
            throttle.take("widgets:fetches-a-day:" + widget.id(), new Allowance(200, day, day));
        }
        int asked = SERVER.asked("/" + widget.name() + "/bundle").size();

        draft(widget, "1.0.1");

        await().until(() -> jdbc.sql("""
                        select count(*) from jobs.job
                        where kind = 'widgets.fetch-draft' and key = :key and due_at > now() + interval '23 hours'
                        """)
                        .param("key", widget.id().toString())
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(SERVER.asked("/" + widget.name() + "/bundle")).hasSize(asked);
        assertThat(placement().at("/frame/sha256").asString()).isEqualTo(widget.sha256());
    }

    @Test
    void showsTheVersionOnceItIsPublished() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        String before = path(tried(widget));
        String version = "/w/" + widget.sha256() + "/frame";
        assertThat(frames(version).statusCode()).isEqualTo(404);

        publishing.publish(widget.id(), null, developer.id());

        assertThat(path(placement())).isEqualTo(version);
        assertThat(frames(version).statusCode()).as("at once").isEqualTo(200);
        await().until(() -> frames(before).statusCode() == 404);
    }

    @Test
    void showsNothingThatWasTakenDown() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        String before = path(tried(widget));

        bundles.takeDown(new BundleId(widget.sha256()), "Mines coins.", developer.id());

        assertThat(placement().path("unavailable").asString()).isEqualTo("taken-down");
        await().until(() -> frames(before).statusCode() == 410);
        assertThat(bundles.integrationsWith(new BundleId(widget.sha256()))).containsExactly(widget.id());
    }

    @Test
    void endsAWhileAfterNobodyHasLooked() {
        Widget widget = widget(script());
        enterSandbox(developer, publisher);
        String before = path(tried(widget));

        jdbc.sql("update widgets.fetched set address_until = address_until - interval '8 hours 1 second'"
                        + " where integration_id = :id")
                .param("id", widget.id().value())
                .update();

        await().until(() -> frames(before).statusCode() == 404);
        await().until(() -> frames("/w/" + widget.sha256() + "/bundle.js").statusCode() == 404);
        assertThat(path(placement())).isNotEqualTo(before);
        await().until(() -> frames(path(placement())).statusCode() == 200);
    }

    private String tess = "";

    /** From here on one is a test member of the publisher's sandbox. */
    private void enterSandbox(Account person, Organization organization) {
        signIn(person);
        var added = api(
                "POST",
                "/api/developer/sandbox/members",
                Map.of("organizationId", organization.id().toString(), "name", "Tess", "role", "owner"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        tess = json(added).path("id").asString();
        enterAgain();
    }

    private void enterAgain() {
        var entered = api("POST", "/api/developer/sandbox/members/" + tess + "/enter", null);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
    }

    /** Installs it there, and places it once its bundle is fetched. */
    private JsonNode tried(Widget widget) {
        var installed = api("POST", "/api/apps", Map.of("action", "install", "slug", widget.name()));
        assertThat(installed.statusCode()).as(installed.body()).isEqualTo(201);
        String installation = json(installed).at("/installation/id").asString();
        await().until(() -> json(api("GET", "/api/dashboard/choices", null))
                .path("choices")
                .valueStream()
                .anyMatch(choice ->
                        choice.at("/installation/id").asString().equals(installation) && choice.hasNonNull("frame")));
        return place(InstallationId.of(installation));
    }

    private JsonNode placement() {
        return json(api("GET", "/api/dashboard", null)).at("/placements/0");
    }

    private static String path(JsonNode placed) {
        String url = placed.at("/frame/url").asString();
        assertThat(url).startsWith(WIDGETS);
        return url.substring(WIDGETS.length());
    }
}

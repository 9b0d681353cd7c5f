package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Asked;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.Slug;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A widget's frame connects to what its version says and whoever has it agreed to, and to nothing else. */
class ConnectDomainsTests extends FramesScene {

    private static final List<String> TWO = List.of("b.example", "a.example");

    private static final String ORGANIZATION =
            "\"install_targets\": [\"organization\"], \"client\": \"per_installation\", \"events_transport\": \"pull\"";

    @Test
    void opensAFrameToExactlyWhatSomebodyAgreedToByInstalling() {
        Widget widget = published(script(), widget(TWO));
        Account person = person();
        assertThat(ownApps.asked(widget.id(), person.id()).connections())
                .extracting(Asked.Connection::domain)
                .containsExactly("a.example", "b.example");
        signIn(person);
        String consent = "/consent?integration=" + widget.name() + "&return=/apps/" + widget.name();
        assertThat(api("GET", consent, null).body())
                .contains("Its widget connects to a.example and b.example.", "What the widget is told may get there")
                .doesNotContain("??");
        assertThat(api("GET", consent + "&lang=de", null).body())
                .contains("Das Widget der App verbindet sich mit a.example und b.example.");
        InstallationId installation = install(widget, person);

        JsonNode frame = placed(installation);

        String path = frame.path("url").asString().substring(WIDGETS.length());
        assertThat(path).matches("/w/" + widget.sha256() + "/[0-9a-f]{64}/frame");
        assertThat(domains(frame)).containsExactly("a.example", "b.example");
        var answer = frames(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(connections(path))
                .containsExactly(
                        "connect-src https://a.example https://b.example",
                        "(response-origin \"https://a.example\" \"https://b.example\")");
        assertThat(connections("/w/" + widget.sha256() + "/frame"))
                .containsExactly("connect-src 'none'", "(response-origin)");
        assertThat(answer.body())
                .isEqualTo(frames("/w/" + widget.sha256() + "/frame").body());
    }

    @Test
    void asksAnewForAnotherServerAndGoesOnAsBeforeUntilSomebodyAgreed() {
        Widget widget = published(script(), widget(List.of("a.example")));
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);
        String before = placed(installation).path("url").asString();

        publish(widget, "1.1.0", TWO);

        await().until(() -> asked(person, widget).reconsent());
        assertThat(asked(person, widget).connections())
                .containsExactly(new Asked.Connection("a.example", false), new Asked.Connection("b.example", true));
        assertThat(frame().path("url").asString()).isEqualTo(before);
        assertThat(frame().path("version").asString()).isEqualTo("1.0.0");
        JsonNode shown = json(api("GET", "/api/me/apps", null)).path("apps").path(0);
        assertThat(shown.path("connectDomains").toString()).isEqualTo("[\"a.example\"]");
        assertThat(shown.path("reconsent").path("connections").toString())
                .isEqualTo("[{\"domain\":\"a.example\",\"new\":false},{\"domain\":\"b.example\",\"new\":true}]");

        assertThat(api("GET", "/consent?integration=" + widget.name() + "&return=/settings/apps", null)
                        .body())
                .contains("asks you once more", "<span>b.example</span>");
        install(widget, person);

        assertThat(frame().path("version").asString()).isEqualTo("1.1.0");
        assertThat(domains(frame())).containsExactly("a.example", "b.example");
        assertThat(connections(frame().path("url").asString().substring(WIDGETS.length())))
                .first()
                .isEqualTo("connect-src https://a.example https://b.example");
        assertThat(asked(person, widget).reconsent()).isFalse();
    }

    @Test
    void asksTheAdminsOfAnOrganizationToo() {
        Widget widget = published(script(), widget(List.of()), ORGANIZATION);
        Account admin = person();
        var house = organizations.create(Slug.of("h-" + ids.next()), "House", admin.id(), admin.id());
        signIn(admin);
        var installed = api(
                "POST",
                "/api/installations",
                Map.of(
                        "integration",
                        widget.name(),
                        "organizationId",
                        house.id().toString()));
        assertThat(installed.statusCode()).as(installed.body()).isEqualTo(201);
        String consent = "/api/installations/" + json(installed).path("id").asString() + "/consent";
        placed(InstallationId.of(json(installed).path("id").asString()));

        draft(widget, "1.1.0", widget(List.of("a.example")), ORGANIZATION);
        publishing.publish(widget.id(), null, developer.id());

        await().until(() -> json(api("GET", consent, null)).path("waiting").asBoolean());
        JsonNode asked = json(api("GET", consent, null));
        assertThat(asked.path("connections").toString()).isEqualTo("[{\"domain\":\"a.example\",\"new\":true}]");
        assertThat(asked.path("changes").toString())
                .contains("\"consent\"", "It asks to let its widget connect to a.example");
        assertThat(domains(frame())).isEmpty();
        var agreed =
                api("POST", consent, Map.of("version", asked.path("version").asString(), "scopes", List.of("openid")));
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        assertThat(domains(frame())).containsExactly("a.example");
    }

    @Test
    void losesAServerAtOnceAndIsAskedWhenItComesBack() {
        Widget widget = published(script(), widget(TWO));
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);
        placed(installation);

        publish(widget, "1.1.0", List.of("a.example"));
        await().until(() -> frame().path("version").asString().equals("1.1.0"));
        assertThat(domains(frame())).containsExactly("a.example");

        publish(widget, "1.2.0", TWO);
        await().until(() -> asked(person, widget).reconsent());
        assertThat(domains(frame())).containsExactly("a.example");
    }

    @Test
    void staysClosedWhereNobodyAgreed() {
        Widget widget = published(script(), widget(TWO));
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);
        placed(installation);
        jdbc.sql("update grants.access_grant set connect_domains = '{a.example}' where installation_id = :id")
                .param("id", installation.value())
                .update();

        assertThat(frame().path("url").asString()).isEqualTo(WIDGETS + "/w/" + widget.sha256() + "/frame");
        assertThat(domains(frame())).isEmpty();
    }

    @Test
    void knowsOnlyWhatVersionsSayAndEndsWithThem() {
        String script = script();
        Widget widget = published(script, widget(TWO));
        Widget same = published(script, widget(List.of("c.example")));
        FramePolicy two = FramePolicy.to(TWO);
        var bundle = new BundleId(widget.sha256());
        assertThat(same.sha256()).isEqualTo(widget.sha256());
        assertThat(frames(bundle.frame(FramePolicy.to(List.of("c.example")))).statusCode())
                .isEqualTo(200);
        assertThat(frames(bundle.frame(FramePolicy.to(List.of("evil.example")))).statusCode())
                .isEqualTo(404);
        assertThat(frames(bundle.frame(two).replace("/frame", "/bundle.js")).statusCode())
                .isEqualTo(404);

        publish(widget, "1.1.0", List.of());
        publishing.yank(widget.id(), "1.0.0", "By mistake.", developer.id());

        await().until(() -> frames(bundle.frame(two)).statusCode() == 410);
        assertThat(frames(bundle.frame()).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotOpenWhatADeveloperTries() {
        Widget widget = widget(script(), widget(TWO));
        signIn(developer);
        JsonNode frame = json(api("POST", "/api/developer/integrations/" + widget.name() + "/widget/fetch", null))
                .path("frame");

        assertThat(domains(frame)).isEmpty();
        assertThat(connections(frame.path("url").asString().substring(WIDGETS.length())))
                .containsExactly("connect-src 'none'", "(response-origin)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.0x7f",
                "a.1",
                "localhost.localhost",
                "api.localhost",
                "widgets.localhost",
                "x.widgets.localhost"
            })
    void refusesServersThatAreNone(String domain) {
        String written = manifest("w-" + ids.next(), "1.0.0", widget(List.of("a.example", domain)));
        for (boolean draft : new boolean[] {true, false}) {
            assertThat(publishing.validate(written, draft))
                    .filteredOn(fault -> fault.pointer().startsWith("/widget"))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.pointer()).isEqualTo("/widget/connect_domains/1");
                        assertThat(fault.code()).isEqualTo("connects-nowhere");
                    });
        }
    }

    private static String widget(List<String> domains) {
        return "\"widget\": {\"min_size\": {\"width\": 2, \"height\": 1}, \"connect_domains\": "
                + domains.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", ", "[", "]}"));
    }

    private void publish(Widget widget, String version, List<String> domains) {
        draft(widget, version, widget(domains));
        publishing.publish(widget.id(), null, developer.id());
    }

    private Asked asked(Account person, Widget widget) {
        return ownApps.asked(widget.id(), person.id());
    }

    private JsonNode placed(InstallationId installation) {
        var answer = api(
                "POST",
                "/api/dashboard/placements",
                Map.of(
                        "placements",
                        List.of(Map.of(
                                "widget", "integration", "installation", installation.toString(), "w", 3, "h", 3))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("placements").path(0).path("frame");
    }

    private JsonNode frame() {
        return json(api("GET", "/api/dashboard", null))
                .path("placements")
                .path(0)
                .path("frame");
    }

    private static List<String> domains(JsonNode frame) {
        return frame.path("connectDomains")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** What the two headers say of it. */
    private List<String> connections(String path) {
        var headers = frames(path).headers();
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        int from = policy.indexOf("connect-src");
        return List.of(
                policy.substring(from, policy.indexOf(';', from)),
                headers.firstValue("Connection-Allowlist").orElse(""));
    }
}

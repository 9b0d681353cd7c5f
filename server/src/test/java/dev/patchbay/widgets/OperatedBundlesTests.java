package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What operators see of bundles: whose they are, where they stand, what is reported of them, and who took them down. */
class OperatedBundlesTests extends FramesScene {

    private static final String BUNDLES = "/api/console/bundles";

    @Autowired
    private ReportDesk desk;

    private Account operator;

    @BeforeEach
    void somebodyOperates() {
        operator = person(PlatformRole.OPERATOR);
    }

    @Test
    void areListedTheNewestFirstWithWhereTheyStand() {
        String author = "\"author\": {\"name\": \"Harbour Office\"}";
        Widget widget = published(script(), author);
        String second = script();
        serve(widget.name(), second);
        draft(widget, "1.1.0", author);
        publishing.publish(widget.id(), null, developer.id());
        publishing.yank(widget.id(), "1.1.0", "By mistake.", developer.id());
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);
        place(installation);
        String left = place(installation).path("id").asString();
        api("DELETE", "/api/dashboard/placements/" + left, null);
        desk.take(
                new ReportTable.Report(new BundleId(widget.sha256()), ReportKind.BLOCKED, "connect-src", "elsewhere"),
                null);
        signIn(operator);

        List<JsonNode> rows = bundles("integration=" + widget.name());

        assertThat(rows).extracting(row -> row.path("version").asString()).containsExactly("1.1.0", "1.0.0");
        assertThat(rows.get(0).path("sha256").asString()).isEqualTo(Sha256.hex(second));
        assertThat(rows.get(0).path("yankedAt").isNull()).isFalse();
        assertThat(rows.get(0).path("places").asInt()).isZero();
        JsonNode first = rows.get(1);
        assertThat(first.at("/integration/displayName").asString()).isEqualTo("Display of " + widget.name());
        assertThat(first.at("/integration/publisher").asString()).isEqualTo("Harbour Office");
        assertThat(first.path("bytes").asInt()).isEqualTo(widget.script().length());
        assertThat(first.path("yankedAt").isNull()).isTrue();
        assertThat(first.path("takenDown").isNull()).isTrue();
        assertThat(first.path("places").asInt())
                .as("removed ones are not counted")
                .isEqualTo(1);
        assertThat(first.path("morePlaces").asBoolean()).isFalse();
        assertThat(first.path("reports").asInt()).isEqualTo(1);
        assertThat(bundles("").getFirst().path("sha256").asString()).isEqualTo(Sha256.hex(second));
        assertThat(bundles("reported=true&integration=" + widget.name())).containsExactly(first);
        assertThat(bundles("reported=false&integration=" + widget.name())).containsExactly(rows.get(0));
        assertThat(bundles("bundle=" + widget.sha256())).containsExactly(first);
        assertThat(bundles("bundle=" + "0".repeat(64))).isEmpty();
    }

    @Test
    void areListedPageByPage() {
        Widget widget = widget(script());
        for (int i = 0; i < 5; i++) {
            serve(widget.name(), script());
            draft(widget, "1." + i + ".0");
            publishing.publish(widget.id(), null, developer.id());
        }
        signIn(operator);
        List<String> versions = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json(api(
                    "GET",
                    BUNDLES + "?limit=2&integration=" + widget.name() + (next.isEmpty() ? "" : "&after=" + next),
                    null));
            assertThat(page.path("bundles").size()).isLessThanOrEqualTo(2);
            page.path("bundles").forEach(row -> versions.add(row.path("version").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(versions).containsExactly("1.4.0", "1.3.0", "1.2.0", "1.1.0", "1.0.0");
        assertThat(problem(api("GET", BUNDLES + "?after=eA", null))).isEqualTo("invalid-cursor");
    }

    @Test
    void sayWhoTookThemDownAndWhyAlsoWhereNoVersionHasThem() {
        Widget widget = published(script());
        Widget draft = widget(script());
        signIn(developer);
        api("POST", "/api/developer/integrations/" + draft.name() + "/widget/fetch", null);
        signIn(operator);
        for (Widget one : List.of(widget, draft)) {
            assertThat(api("PUT", BUNDLES + "/" + one.sha256() + "/takedown", Map.of("reason", "Phishing."))
                            .statusCode())
                    .isEqualTo(204);
        }

        JsonNode down = bundles("takenDown=true&integration=" + widget.name()).getFirst();
        assertThat(down.at("/takenDown/reason").asString()).isEqualTo("Phishing.");
        assertThat(down.at("/takenDown/by").asString()).isEqualTo(operator.id().toString());
        assertThat(down.at("/takenDown/name").asString()).isEqualTo(operator.name());
        assertThat(bundles("takenDown=false&integration=" + widget.name())).isEmpty();
        assertThat(bundles("takenDown=true&limit=100"))
                .filteredOn(row -> row.path("sha256").asString().equals(draft.sha256()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("integration").isNull()).isTrue();
                    assertThat(row.path("version").isNull()).isTrue();
                });
    }

    @Test
    void tellWhatWasReportedTheMostFrequentFirst() {
        Widget widget = published(script());
        var bundle = new BundleId(widget.sha256());
        for (int i = 0; i < 2; i++) {
            desk.take(new ReportTable.Report(bundle, ReportKind.BLOCKED, "connect-src", "elsewhere"), null);
        }
        desk.take(ReportTable.Report.refused(bundle), operator.id());
        signIn(operator);

        JsonNode reports = json(api("GET", BUNDLES + "/" + widget.sha256() + "/reports", null))
                .path("reports");

        assertThat(reports.size()).isEqualTo(2);
        JsonNode blocked = reports.path(0);
        assertThat(blocked.path("kind").asString()).isEqualTo("blocked");
        assertThat(blocked.path("directive").asString()).isEqualTo("connect-src");
        assertThat(blocked.path("blocked").asString()).isEqualTo("elsewhere");
        assertThat(blocked.path("count").asInt()).isEqualTo(2);
        assertThat(blocked.path("lastSeen").asString()).isNotEmpty();
        assertThat(reports.at("/1/kind").asString()).isEqualTo("refused");
        assertThat(reports.at("/1/directive").isNull()).isTrue();
        assertThat(api("GET", BUNDLES + "/" + "0".repeat(64) + "/reports", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void areNobodyElsesToSee() {
        Widget widget = published(script());
        signIn(developer);

        assertThat(api("GET", BUNDLES, null).statusCode()).isEqualTo(403);
        assertThat(api("GET", BUNDLES + "/" + widget.sha256() + "/reports", null)
                        .statusCode())
                .isEqualTo(403);
        signIn(operator);
        for (var wrong : Map.of(
                        "integration=no-such-widget", "/integration", "limit=101", "/limit", "bundle=1234", "/bundle")
                .entrySet()) {
            assertThat(json(api("GET", BUNDLES + "?" + wrong.getKey(), null))
                            .at("/errors/0/pointer")
                            .asString())
                    .isEqualTo(wrong.getValue());
        }
    }

    private List<JsonNode> bundles(String query) {
        var answer = api("GET", BUNDLES + "?" + query, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("bundles").valueStream().toList();
    }
}

package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.InstallationId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What browsers report of frames, what comes of it, and what those cannot do who report what is not so. */
class ReportsTests extends FramesScene {

    private static final int MOST_A_MINUTE = 60;
    private static int addresses;

    @Autowired
    private ReportDesk desk;

    private Account operator;

    @BeforeEach
    void somebodyOperates() {
        operator = person(PlatformRole.OPERATOR);
    }

    @Test
    void areCountedWithinBoundsAndNoWordOfThemIsKept() throws Exception {
        Widget widget = published(script());
        String from = anAddress();

        for (int i = 0; i < 3; i++) {
            assertThat(report(from, violation(widget.sha256())).statusCode()).isEqualTo(204);
        }
        report(from, """
                [{"type": "csp-violation", "body": {"documentURL": "%s/w/%s/frame", "effectiveDirective": "script-src-elem",
                  "blockedURL": "inline"}}]""".formatted(WIDGETS, widget.sha256()));
        for (String other : List.of(
                violation(widget.sha256()).replace("connect-src", "made-up-by-somebody"), violation("0".repeat(64)))) {
            assertThat(report(from, other).statusCode()).isEqualTo(204);
        }

        assertThat(reported(widget))
                .containsExactlyInAnyOrder("BLOCKED connect-src elsewhere 3", "BLOCKED script-src-elem inline 1");
        assertThat(audited("widget.blocked", widget.sha256()))
                .as("a few tell nobody anything")
                .isZero();
        assertThat(frames("OPTIONS", "/w/reports", null).headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("content-type");

        var statuses = new TreeSet<Integer>();
        for (int i = 0; i < 2 * MOST_A_MINUTE; i++) {
            statuses.add(report(from, "{}").statusCode());
        }
        assertThat(statuses).contains(429);
        assertThat(report(anAddress(), violation(widget.sha256())).statusCode()).isEqualTo(204);
    }

    @Test
    void areNoneThatCannotBeRead() throws Exception {
        String from = anAddress();

        assertThat(frames("GET", "/w/reports", null).statusCode()).isEqualTo(405);
        assertThat(report(from, "nonsense").statusCode()).isEqualTo(400);
        assertThat(report(from, "[".repeat(5_000)).statusCode()).isEqualTo(400);
        assertThat(report(from, "\"" + "x".repeat(20_000) + "\"").statusCode()).isEqualTo(413);
    }

    @Test
    void ofOneBundleWithoutEndKeepNoOtherFromBeingCounted() throws Exception {
        Widget first = published(script());
        Widget second = published(script());

        for (int address = 0; address < 3; address++) {
            String from = anAddress();
            for (int i = 0; i < MOST_A_MINUTE; i++) {
                assertThat(report(from, violation(first.sha256())).statusCode()).isEqualTo(204);
            }
        }
        report(anAddress(), violation(second.sha256()));

        assertThat(count(first)).isBetween((long) MOST_A_MINUTE, 3L * MOST_A_MINUTE - 1);
        assertThat(count(second)).isEqualTo(1);
    }

    @Test
    void thatCannotBeCountedAreNoFailureOfPatchbay() throws Exception {
        Widget widget = published(script());
        jdbc.sql("alter table widgets.report rename to report_elsewhere").update();
        try {
            assertThat(report(anAddress(), violation(widget.sha256())).statusCode())
                    .isEqualTo(503);
        } finally {
            jdbc.sql("alter table widgets.report_elsewhere rename to report").update();
        }

        assertThat(report(anAddress(), violation(widget.sha256())).statusCode()).isEqualTo(204);
    }

    @Test
    void areToldToOperatorsOnceADayWhenThereAreMany() {
        Widget widget = published(script());

        block(widget, ReportDesk.MUCH - 1);
        assertThat(audited("widget.blocked", widget.sha256())).isZero();
        assertThat(bell("widget-blocked")).isEmpty();
        block(widget, ReportDesk.MUCH);

        assertThat(audited("widget.blocked", widget.sha256())).isEqualTo(1);
        assertThat(bell("widget-blocked")).singleElement().satisfies(notice -> {
            assertThat(notice.path("title").asString()).startsWith("Display of " + widget.name());
            assertThat(notice.path("text").asString()).contains(ReportDesk.MUCH + " times today");
            assertThat(notice.path("link").asString()).isEqualTo("/console/widgets?show=reported");
        });
        Widget other = published(script());
        block(other, ReportDesk.MUCH);
        assertThat(bell("widget-blocked")).as("of each kind once an hour").hasSize(1);
    }

    @Test
    void ofWhatIsNotWhatWasCheckedAreToldAtOnce() {
        Widget widget = published(script());
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);
        String path =
                "/api/dashboard/placements/" + place(installation).path("id").asString() + "/refusals";
        int bytes = widget.script().length();
        var refusal = Map.of("sha256", widget.sha256(), "bytes", bytes);

        assertThat(json(api("POST", path, Map.of("sha256", "x"))).path("errors").findValuesAsString("pointer"))
                .containsExactly("/sha256", "/bytes");
        for (Object other : List.of(
                Map.of("sha256", widget.sha256(), "bytes", bytes - 1),
                Map.of("sha256", published(script()).sha256(), "bytes", 1_000_000))) {
            assertThat(api("POST", path, other).statusCode()).isEqualTo(204);
        }
        assertThat(count(widget)).as("what was cut off, or is not shown there").isZero();
        signIn(person());
        assertThat(api("POST", path, refusal).statusCode()).isEqualTo(404);
        assertThat(bell("widget-refused")).isEmpty();

        signIn(person);
        for (int i = 0; i < 2; i++) {
            assertThat(api("POST", path, refusal).statusCode()).isEqualTo(204);
        }

        assertThat(reported(widget)).containsExactly("REFUSED   2");
        assertThat(jdbc.sql("select actor from audit.entry where action = 'widget.refused' and subject = :subject")
                        .param("subject", widget.sha256())
                        .query(String.class)
                        .list())
                .containsExactly(person.id().toString());
        assertThat(bell("widget-refused")).singleElement().satisfies(notice -> {
            assertThat(notice.path("title").asString()).startsWith("Display of " + widget.name());
            assertThat(notice.path("link").asString()).isEqualTo("/console/widgets?show=reported");
        });
        signIn(person);
        int status = 204;
        for (int i = 0; i < 2 * MOST_A_MINUTE && status == 204; i++) {
            status = api("POST", path, refusal).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    private void block(Widget widget, int times) {
        var report =
                new ReportTable.Report(new BundleId(widget.sha256()), ReportKind.BLOCKED, "connect-src", "elsewhere");
        for (int i = 0; i < times; i++) {
            desk.take(report, null);
        }
    }

    private List<JsonNode> bell(String kind) {
        signIn(operator);
        return json(api("GET", "/api/me/notices?limit=100", null))
                .path("notices")
                .valueStream()
                .filter(notice -> notice.path("kind").asString().equals(kind))
                .toList();
    }

    private List<@Nullable String> reported(Widget widget) {
        return jdbc.sql("""
                        select kind || ' ' || detail || ' ' || blocked || ' ' || count from widgets.report
                        where sha256 = :id
                        """)
                .param("id", HexFormat.of().parseHex(widget.sha256()))
                .query(String.class)
                .list();
    }

    private long count(Widget widget) {
        return jdbc.sql("select coalesce(sum(count), 0) from widgets.report where sha256 = :id")
                .param("id", HexFormat.of().parseHex(widget.sha256()))
                .query(Long.class)
                .single();
    }

    private static String violation(String sha256) {
        return """
                {"csp-report": {"document-uri": "%s/w/%s/frame#n=1", "effective-directive": "connect-src",
                 "blocked-uri": "https://evil.example/secret"}}""".formatted(WIDGETS, sha256);
    }

    /** One that no other test reports from. */
    private static String anAddress() {
        addresses++;
        return "127.0.7." + addresses;
    }

    private HttpResponse<String> report(String from, String body) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(from))
                .build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/w/reports"))
                            .header("Host", "widgets.localhost:8080")
                            .header("Origin", "null")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}

package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle is a script that an engine reads, and nothing that somebody sends in its place hurts whoever looks. */
class WidgetFilesTests extends RuleTrial {

    private static final int BUDGET = 512 * 1024;

    private final WidgetFiles files = new WidgetFiles(EGRESS, new Scripts(), BUDGET);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patchbay.ready().then((context) => { document.body.textContent = `${context?.theme ?? 'light'}`; });",
                "\"use strict\"; class Coin { static #made = 0; #price = 1n; static { Coin.#made++; } has(o) { return #price in o; } }",
                "async function* rows() { for await (const row of []) yield row; } var last = [1, 2].at(-1); last ||= 1_000;",
                "const pattern = /(?<year>\\d{4})(?=-)/dgu; try { throw 1 } catch { pattern.lastIndex **= 2 }",
                "function String() {} function eval2() {} var JSON = null, script = 0; let text = 1; const read = 2, wrong = 3;",
                "while (true) { }",
                "throw new Error('not run here');",
                "// nothing but a comment"
            })
    void takesWhatBrowsersRun(String script) {
        assertThat(read(script))
                .isInstanceOfSatisfying(
                        WidgetFiles.Bundle.class,
                        bundle -> assertThat(bundle.text()).isEqualTo(script));
    }

    @Test
    void keepsBytesAsTheyCame() {
        byte[] body = "\uFEFF'\u00e4\u20ac\ud83d\ude00\u2028';\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read("text/javascript", body))
                .isInstanceOfSatisfying(
                        WidgetFiles.Bundle.class,
                        bundle -> assertThat(bundle.bytes()).isEqualTo(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "let a = 1;\\nlet b = = 2;\\nlet c; | 2 | 9",
                "function () { | 1 | 1",
                "const a = 1;\\n\\nlet b, a = 2; | 3 | 8",
                "let a;\\nlet pattern = /(/; a = 1 | 2 | 17",
                "let a = 1;\\n  let first second; | 2 | 13",
                "if (true) {\\n  go(\\n | 3 | 0",
            })
    void saysWhereAnEngineStops(String script, int line, int column) {
        var why = refused(read(script.replace("\\n", "\n")));

        assertThat(mend(why)).isEqualTo("widget.bundle-unreadable");
        assertThat(number(why, "line")).isEqualTo(line);
        if (column > 0) {
            assertThat(number(why, "column")).isEqualTo(column);
        }
        assertThat(told(why, "said")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default 1;",
                "const a = 1;\nexport { a };",
                "import { h } from './h.js';",
                "import './side.js';\nvar a;",
                "var a=1;export{a as default};"
            })
    void refusesModules(String script) {
        assertThat(mend(refused(read(script)))).isEqualTo("widget.bundle-module");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, widget.no-script",
        "text/plain, widget.no-script",
        "application/json, widget.no-script",
        "image/svg+xml;a=text/javascript, widget.no-script",
        "'', widget.no-script"
    })
    void refusesWhatIsNoScript(String type, String mend) {
        assertThat(mend(refused(read(type, "var a;".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(mend);
    }

    @Test
    void refusesPagesOtherEncodingsAndWhatLoadsOverHttp() {
        assertThat(mend(refused(read("<!doctype html><script>var a;</script>"))))
                .isEqualTo("widget.no-script");
        assertThat(mend(refused(read(" \n ")))).isEqualTo("widget.no-script");
        assertThat(mend(refused(read("text/javascript", "var a = 'ä';".getBytes(StandardCharsets.ISO_8859_1)))))
                .isEqualTo("widget.bundle-not-utf-8");
        assertThat(mend(refused(read("fetch('http://prices.example.com/btc');"))))
                .isEqualTo("mixed-content.found");
    }

    @Test
    void endsSoonHoweverDeeplyItIsNested() {
        for (String deep : new String[] {
            "(".repeat(200_000),
            "[".repeat(200_000) + "]".repeat(200_000),
            "a=>".repeat(100_000) + "1",
            "`${".repeat(100_000),
            "{".repeat(250_000) + "}".repeat(250_000),
            "!".repeat(400_000) + "1",
            "if(1);else ".repeat(40_000) + ";"
        }) {
            assertThat(read(deep))
                    .as(deep.substring(0, 12))
                    .isInstanceOfAny(WidgetFiles.Refused.class, WidgetFiles.Bundle.class);
        }
        assertThat(mend(refused(read("[".repeat(200_000) + "]".repeat(200_000)))))
                .isEqualTo("widget.bundle-too-hard");
        assertThat(read("var well = 1;")).isInstanceOf(WidgetFiles.Bundle.class);
    }

    /** Each default value is read twice by parsers that begin anew at an arrow: 2^60 times here. */
    @Test
    void readsInLinearTimeWhatOthersReadInExponential() {
        assertThat(read("(a=".repeat(60) + "0" + ")=>0".repeat(60))).isInstanceOf(WidgetFiles.Bundle.class);
        assertThat(read("[a=".repeat(60) + "0" + "]=0".repeat(60))).isNotNull();
        assertThat(read("async(".repeat(60) + "a" + ")=>0".repeat(60))).isNotNull();
    }

    @Test
    void takesNoMoreThanItsBudget() {
        assertThat(read("/*" + "x".repeat(BUDGET - 4) + "*/")).isInstanceOf(WidgetFiles.Bundle.class);
        assertThat(mend(refused(read("/*" + "x".repeat(BUDGET - 3) + "*/")))).isEqualTo("widget.bundle-too-large");
        assertThat(mend(refused(read("/*" + "x".repeat(2 << 20) + "*/")))).isEqualTo("widget.bundle-too-large");
        describe();
        server.on("/bundle", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/javascript");
            exchange.sendResponseHeaders(200, 0);
            byte[] more = "var a;".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    body.write(more);
                }
            } catch (IOException cut) {
                // who asks has had enough
            }
        });
        assertThat(mend(refused(asked()))).isEqualTo("widget.bundle-too-large");
    }

    private WidgetFiles.Reading read(String script) {
        return read("text/javascript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8));
    }

    private WidgetFiles.Reading read(String type, byte[] body) {
        describe();
        server.on("/bundle", 200, type, body);
        return asked();
    }

    private void describe() {
        server.on("/manifest", 200, "application/json", "{}");
    }

    private WidgetFiles.Reading asked() {
        return files.read(
                Target.read(manifest("widget", Map.of())),
                new Ask(EGRESS::send, new Ask.Bounds(Duration.ofSeconds(20), 4)),
                new LinkedHashMap<>());
    }

    private static CheckResult refused(WidgetFiles.Reading reading) {
        assertThat(reading).isInstanceOf(WidgetFiles.Refused.class);
        return ((WidgetFiles.Refused) reading).why();
    }
}

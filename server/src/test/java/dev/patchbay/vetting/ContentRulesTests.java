package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.ManifestsAtHand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules manifest-schema, name, scope-purposes, mixed-content and media. */
class ContentRulesTests extends RuleTrial {

    private final ManifestCheck schema = new ManifestCheck((json, draft) -> new ManifestsAtHand(CPU).validate(json));

    @Test
    void passesAManifestThatFollowsItsSchema() {
        assertThat(run(schema, manifest("app", Map.of())).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void tellsEachMistakeOfAManifestWithItsLine() {
        var faults = new ManifestsAtHand(CPU).validate("{\n\"name\": \"Bad Name\",\n\"pirce\": 3\n}");

        var result = ManifestCheck.verdict(faults);

        assertThat(mend(result)).isEqualTo("manifest.faults");
        assertThat(result.evidence().toString()).contains("/name", "line=2", "pirce", "line=3");
    }

    @Test
    void passesScopesWithPurposesAndFailsThoseWithout() {
        assertThat(run(new ScopePurposesCheck(), manifest("app", scopes(Map.of("profile:read", "Greets you by name."))))
                        .outcome())
                .isEqualTo(Outcome.PASSED);

        assertThat(run(new ScopePurposesCheck(), manifest("app", scopes(Map.of("profile:read", "profile:read"))))
                        .evidence())
                .containsEntry("withoutPurpose", List.of("profile:read"));
        assertThat(mend(run(new ScopePurposesCheck(), manifest("app", scopes(Map.of())))))
                .isEqualTo("scope-purposes.missing");
        assertThat(run(new ScopePurposesCheck(), manifest("app", Map.of())).outcome())
                .isEqualTo(Outcome.SKIPPED);
    }

    private static Map<String, Object> scopes(Map<String, String> purposes) {
        return Map.of("scopes", List.of("profile:read"), "scope_purposes", purposes);
    }

    @Test
    void passesANameOfItsOwn() {
        assertThat(named("Weather Desk").outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patchbay", "PATCHBAY", "Раtchbay", "Patch bay", "Patchbay Support", "Official Patchbay"})
    void failsNamesThatAreTakenForTheMarketplaces(String name) {
        assertThat(named(name).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void failsTheNameOfAVerifiedListingAndWarnsOneLetterBesideIt() {
        assertThat(mend(named("Customer Service"))).isEqualTo("name.same");
        assertThat(mend(named("Custorner Servlce"))).isEqualTo("name.same");
        assertThat(mend(named("Customer Services"))).isEqualTo("name.similar");
        assertThat(named("Customer Service for Shops").outcome()).isEqualTo(Outcome.PASSED);
    }

    private CheckResult named(String name) {
        ProtectedNames names = integration ->
                List.of(new ProtectedNames.Name("Patchbay", true), new ProtectedNames.Name("Customer Service", false));
        return run(new NameCheck(names), manifest("app", Map.of("display_name", name)));
    }

    @Test
    void passesAPageThatLoadsNothingOverHttp() {
        server.on("/", 200, "text/html", """
                <html xmlns="http://www.w3.org/1999/xhtml"><link rel="canonical" href="http://shop.example.com/">
                <a href="http://elsewhere.example.com/">a link</a><img src="https://pictures.example.com/a.png">
                <svg xmlns="http://www.w3.org/2000/svg"></svg></html>""");

        assertThat(run(new MixedContentCheck(), manifest("app", Map.of())).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src=\"http://cdn.example.com/a.js\"></script>",
                "<SCRIPT async SRC=http://cdn.example.com/a.js></SCRIPT>",
                "<img\nsrcset='a.png 1x, http://cdn.example.com/b.png 2x'>",
                "<link rel='preload stylesheet' href='http://cdn.example.com/a.css'>",
                "<form action=\"http://shop.example.com/pay\">",
                "<p style=\"background: url(http://cdn.example.com/a.png)\">",
                "<style>@import 'http://cdn.example.com/a.css';</style>",
                "<iframe src = \"HTTP://cdn.example.com/\"></iframe>"
            })
    void failsAPageThatLoadsSomethingOverHttp(String part) {
        server.on("/", 200, "text/html", "<html>" + part + "</html>");

        assertThat(mend(run(new MixedContentCheck(), manifest("app", Map.of()))))
                .isEqualTo("mixed-content.found");
    }

    @Test
    void failsAStartPageThatLeadsToHttpAndSkipsOneThatLeadsElsewhere() {
        server.on("/", TestIntegration.redirect("http://shop.example.com/"));
        assertThat(mend(run(new MixedContentCheck(), manifest("app", Map.of()))))
                .isEqualTo("mixed-content.redirect");

        server.on("/", TestIntegration.redirect("https://10.0.0.1/sign-in"));
        var elsewhere = run(new MixedContentCheck(), manifest("app", Map.of()));
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(mend(elsewhere)).isEqualTo("mixed-content.elsewhere");
    }

    @Test
    void readsTheBundleOfAWidget() {
        server.on("/bundle", 200, "text/javascript", "fetch('http://api.example.com/prices')");
        assertThat(mend(run(new MixedContentCheck(), manifest("widget", Map.of()))))
                .isEqualTo("mixed-content.found");

        server.on("/bundle", 200, "text/javascript", "document.createElementNS('http://www.w3.org/2000/svg', 'g')");
        assertThat(run(new MixedContentCheck(), manifest("widget", Map.of())).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void passesUsableImages() {
        server.on("/shot.png", 200, "image/png", TestIntegration.png(1280, 800));

        var result = run(new PictureCheck(CPU), manifest("app", pictures("/icon.png", "/shot.png")));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.evidence().toString()).contains("width=256", "width=1280");
    }

    @Test
    void failsWhatIsNoImageOrNoneOfASaneSize() {
        server.on(
                "/icon.svg",
                200,
                "image/svg+xml",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        server.on("/page.png", 200, "image/png", "<html>not found</html>");
        server.on("/tiny.png", 200, "image/png", TestIntegration.png(32, 32));
        server.on("/narrow.png", 200, "image/png", TestIntegration.png(200, 400));
        server.on("/flat.png", 200, "image/png", TestIntegration.png(512, 128));

        assertThat(pictured("/icon.svg", "/icon.png")).isEqualTo("media.not-an-image");
        assertThat(pictured("/page.png", "/icon.png")).isEqualTo("media.not-an-image");
        assertThat(pictured("/tiny.png", "/icon.png")).isEqualTo("media.icon-too-small");
        assertThat(pictured("/icon.png", "/narrow.png")).isEqualTo("media.screenshot-too-small");
        assertThat(pictured("/icon.png", "/missing.png")).isEqualTo("media.status");
        assertThat(run(new PictureCheck(CPU), manifest("app", Map.of("icon", server.url("/flat.png"))))
                        .outcome())
                .isEqualTo(Outcome.WARNED);
        assertThat(mend(run(new PictureCheck(CPU), manifest("app", Map.of())))).isEqualTo("media.no-icon");
    }

    @Test
    void decodesNoPictureThatOnlySaysItIsHuge() {
        byte[] huge = TestIntegration.png(64, 64);
        // width and height stand in IHDR, after signature, length and type (PNG §11.2.1)
        for (int at : new int[] {16, 20}) {
            huge[at] = 0;
            huge[at + 1] = 1;
            huge[at + 2] = 0;
            huge[at + 3] = 0;
        }
        server.on("/huge.png", 200, "image/png", huge);

        assertThat(pictured("/huge.png", "/icon.png")).isEqualTo("media.image-too-large");
    }

    private String pictured(String icon, String screenshot) {
        var result = run(new PictureCheck(CPU), manifest("app", pictures(icon, screenshot)));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        return mend(result);
    }

    private Map<String, Object> pictures(String icon, String screenshot) {
        return Map.of("icon", server.url(icon), "screenshots", List.of(server.url(screenshot)));
    }
}

package dev.patchbay.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The form of the consent page, as a browser without script sends it: hidden fields as they stand there, and what is ticked. */
final class FilledForm {

    private static final Pattern HIDDEN =
            Pattern.compile("(?s)<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final Map<String, List<String>> fields = new TreeMap<>();

    FilledForm(String page) {
        HIDDEN.matcher(page)
                .results()
                .forEach(field -> fields.computeIfAbsent(field.group(1), name -> new ArrayList<>())
                        .add(HtmlUtils.htmlUnescape(field.group(2))));
    }

    FilledForm tick(String... scopes) {
        fields.computeIfAbsent("scope", name -> new ArrayList<>()).addAll(List.of(scopes));
        return this;
    }

    FilledForm with(String name, String value) {
        fields.put(name, List.of(value));
        return this;
    }

    TestBrowser.Answer send(TestBrowser browser, String decision) {
        return browser.submitText(ProviderScene.BASE, "/consent", text(decision));
    }

    String text(String decision) {
        var all = new TreeMap<>(fields);
        all.put("decision", List.of(decision));
        return all.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    /** Where a page that goes on by itself leads. */
    static URI onward(String page) {
        return URI.create(HtmlUtils.htmlUnescape(page.replaceAll("(?s).*content=\"0;url=([^\"]+)\".*", "$1")));
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.catalog.VersionDifference.Change;
import dev.patchbay.catalog.VersionDifference.Weight;
import dev.patchbay.platform.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ManifestDifferenceTests {

    private static final List<String> SCOPES = List.of("openid", "profile", "email", "data:write");
    private static final List<String> HOSTS = List.of("a.example.com", "b.example.com", "c.example.com:8443");
    private static final List<String> PERMISSIONS = List.of("read", "write");

    private final DifferenceWords words = new DifferenceWords(new Texts(messages()));

    @Test
    void saysWhatConcernsThoseWhoHaveIt() {
        Manifest before = manifest("""
                {"scopes": ["openid", "email"], "optional_scopes": ["profile"],
                 "pricing": {"model": "subscription", "price_cents": 499, "interval": "month", "currency": "EUR"},
                 "app_permissions": [{"name": "read", "description": "Reads."}], "install_targets": ["organization"]}
                """);
        Manifest after = manifest("""
                {"scopes": ["openid", "profile", "data:write"], "scope_purposes": {"data:write": "Keeps your figures."},
                 "pricing": {"model": "subscription", "price_cents": 1250, "interval": "month", "currency": "EUR"},
                 "webhook_url": "https://hooks.example.com/in", "install_targets": ["user"],
                 "widget": {"connect_domains": ["cdn.example.com"]},
                 "breaking_changes": {"2.0.0": {"message": "Notes move.", "deadline": "2027-03-31"}}}
                """);

        VersionDifference difference = ManifestDifference.between(before, after);

        assertThat(difference.needsConsent()).isTrue();
        assertThat(difference.changes())
                .extracting(Change::key, Change::weight)
                .containsExactlyInAnyOrder(
                        tuple("scope-added", Weight.CONSENT),
                        tuple("scope-required", Weight.CONSENT),
                        tuple("scope-removed", Weight.MINOR),
                        tuple("server-added", Weight.NOTICE),
                        tuple("domain-added", Weight.NOTICE),
                        tuple("price-changed", Weight.NOTICE),
                        tuple("target-added", Weight.MINOR),
                        tuple("target-removed", Weight.NOTICE),
                        tuple("permission-removed", Weight.NOTICE),
                        tuple("breaking-change-until", Weight.NOTICE));
        assertThat(difference.changes())
                .extracting(change -> words.say(change, Locale.ENGLISH))
                .contains(
                        "It asks for one more permission, data:write. Keeps your figures.",
                        "It works with the server hooks.example.com from now on.",
                        "Its price changes from €4.99 a month to €12.50 a month.",
                        "People can install it for themselves now.",
                        "From version 2.0.0 on: Notes move. You have time until March 31, 2027.");
        assertThat(difference.changes())
                .extracting(change -> words.say(change, Locale.GERMAN).replace('\u00a0', ' '))
                .contains(
                        "Ihr Preis ändert sich von 4,99 € im Monat auf 12,50 € im Monat.",
                        "Ab Version 2.0.0: Notes move. Sie haben Zeit bis zum 31. März 2027.");
    }

    @Test
    void saysNothingOfWhatStayedAsItWas() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Manifest any = manifest(any(random));
            assertThat(ManifestDifference.between(any, any).changes()).isEmpty();
        }
    }

    /** The weight of a step is that of its scopes; what one direction adds, the other takes away; and all of it can be said. */
    @Test
    void fitsTogetherForWhateverTwoManifests() {
        var random = new Random(20261122);
        Set<String> keys = new HashSet<>();
        for (int round = 0; round < 600; round++) {
            Manifest before = manifest(any(random));
            Manifest after = manifest(any(random));

            VersionDifference there = ManifestDifference.between(before, after);
            VersionDifference back = ManifestDifference.between(after, before);

            assertThat(there.needsConsent()).isEqualTo(!before.scopes().containsAll(after.scopes()));
            assertThat(there.changes()).doesNotHaveDuplicates();
            assertThat(there.changes()).isSortedAccordingTo((a, b) -> a.weight().compareTo(b.weight()));
            for (String kind : List.of("server", "domain", "target", "permission")) {
                assertThat(named(there, kind + "-added")).isEqualTo(named(back, kind + "-removed"));
            }
            assertThat(named(there, "price").isEmpty())
                    .isEqualTo(named(back, "price").isEmpty());
            for (Change change : there.changes()) {
                keys.add(change.key());
                for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                    assertThat(words.say(change, locale))
                            .doesNotContain("{", "}")
                            .doesNotContain("null")
                            .isNotBlank();
                }
            }
        }
        assertThat(keys).contains("scope-added", "scope-required", "scope-optional", "price-changed", "price-lowered");
    }

    @Test
    void hasASentenceInBothLanguagesForEachKey() {
        var english = messages("/messages/catalog.properties");
        var german = messages("/messages/catalog_de.properties");

        assertThat(german.keySet()).isEqualTo(english.keySet());
    }

    private static List<Map<String, String>> named(VersionDifference difference, String prefix) {
        return difference.changes().stream()
                .filter(change -> change.key().startsWith(prefix))
                .map(change -> {
                    var arguments = new java.util.TreeMap<>(change.arguments());
                    arguments.remove("description");
                    return Map.copyOf(arguments);
                })
                .toList();
    }

    private static String any(Random random) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        List<String> required = some(random, SCOPES);
        List<String> optional = new ArrayList<>(some(random, SCOPES));
        optional.removeAll(required);
        array(manifest.putArray("scopes"), required);
        array(manifest.putArray("optional_scopes"), optional);
        manifest.put("app_url", "https://" + HOSTS.get(random.nextInt(HOSTS.size())) + "/app");
        if (random.nextBoolean()) {
            manifest.put("webhook_url", "https://" + HOSTS.get(random.nextInt(HOSTS.size())) + "/hook");
        }
        array(
                manifest.putObject("widget").putArray("connect_domains"),
                some(random, List.of("x.example.com", "y.example.com")));
        List<String> targets = some(random, List.of("user", "organization"));
        array(manifest.putArray("install_targets"), targets.isEmpty() ? List.of("user") : targets);
        ArrayNode permissions = manifest.putArray("app_permissions");
        some(random, PERMISSIONS)
                .forEach(
                        name -> permissions.addObject().put("name", name).put("description", name + random.nextInt(2)));
        ObjectNode pricing = manifest.putObject("pricing");
        switch (random.nextInt(3)) {
            case 0 -> pricing.put("model", "free");
            case 1 ->
                pricing.put("model", "one_time")
                        .put("price_cents", 1 + random.nextInt(3))
                        .put("currency", "JPY");
            default ->
                pricing.put("model", "subscription")
                        .put("price_cents", 1 + random.nextInt(3))
                        .put("interval", random.nextBoolean() ? "month" : "year")
                        .put("currency", random.nextBoolean() ? "EUR" : "USD");
        }
        return manifest.toString();
    }

    private static List<String> some(Random random, List<String> of) {
        return of.stream().filter(one -> random.nextBoolean()).toList();
    }

    private static void array(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static Manifest manifest(String fields) {
        var json = (ObjectNode) JsonMapper.shared().readTree("""
                {"name": "notes", "display_name": "Notes", "version": "1.0.0", "type": "app", "description": "Notes.",
                 "base_url": "https://notes.example.com"}
                """);
        json.setAll((ObjectNode) JsonMapper.shared().readTree(fields));
        return JsonMapper.shared().treeToValue(json, Manifest.class);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/catalog");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static java.util.Properties messages(String file) {
        var properties = new java.util.Properties();
        try (var stream = ManifestDifferenceTests.class.getResourceAsStream(file)) {
            properties.load(new java.io.InputStreamReader(stream, java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return properties;
    }
}

package dev.patchbay.catalog;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.catalog.VersionDifference.Change;
import dev.patchbay.catalog.VersionDifference.Weight;
import dev.patchbay.platform.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ManifestDifferenceTests {

    private static final List<String> SCOPES = List.of("openid", "profile", "email", "data:write");
    private static final List<String> HOSTS = List.of("a.example.com", "b.example.com", "c.example.com:8443");
    private static final List<String> PERMISSIONS = List.of("read", "write");

    private static final String BEFORE = """
            {"author": {"name": "Notes Ltd"}, "scopes": ["openid"], "optional_scopes": ["email"],
             "scope_purposes": {"openid": "Signs you in.", "email": "Writes to you."},
             "pricing": {"model": "subscription", "price_cents": 499, "interval": "month", "trial_days": 14},
             "install_targets": ["organization"], "callback_url": "https://notes.example.com/callback", "open": "app",
             "app_permissions": [{"name": "read", "description": "Reads."}], "config_schema": {"type": "object"},
             "privacy_url": "https://notes.example.com/privacy", "terms_url": "https://notes.example.com/terms"}
            """;

    /** A change of one field, and what is said of it. */
    private record One(String json, List<String> keys) {

        One(String json, String... keys) {
            this(json, List.of(keys));
        }
    }

    private static final Map<String, One> TOLD = Map.ofEntries(
            entry("display_name", new One("{'display_name': 'Jottings'}", "renamed")),
            entry("author", new One("{'author': {'name': 'Somebody Else'}}", "offered-by")),
            entry("scopes", new One("{'scopes': ['openid', 'profile']}", "scope-added")),
            entry("optional_scopes", new One("{'optional_scopes': ['email', 'profile']}", "optional-scope-added")),
            entry(
                    "scope_purposes",
                    new One(
                            "{'scope_purposes': {'openid': 'Signs you in.', 'email': 'Sells it.'}}",
                            "purpose-changed")),
            entry("pricing", new One("{'pricing': {'model': 'free'}}", "price-lowered")),
            entry("install_targets", new One("{'install_targets': ['user']}", "target-removed", "target-added")),
            entry(
                    "base_url",
                    new One(
                            "{'base_url': 'https://other.example.com', 'app_url': 'https://notes.example.com'}",
                            "server-added")),
            entry("app_url", new One("{'app_url': 'https://app.example.com'}", "server-added")),
            entry("callback_url", new One("{'callback_url': 'https://back.example.com/callback'}", "server-added")),
            entry("webhook_url", new One("{'webhook_url': 'https://hooks.example.com'}", "server-added")),
            entry("initiate_login_url", new One("{'initiate_login_url': 'https://in.example.com'}", "server-added")),
            entry("jwks_uri", new One("{'jwks_uri': 'https://keys.example.com/jwks'}", "server-added")),
            entry(
                    "backchannel_logout_url",
                    new One("{'backchannel_logout_url': 'https://out.example.com'}", "server-added")),
            entry(
                    "app_permissions",
                    new One(
                            "{'app_permissions': [{'name': 'read', 'description': 'Reads it all.'}]}",
                            "permission-reworded")),
            entry(
                    "config_schema",
                    new One("{'config_schema': {'type': 'object', 'title': 'Other'}}", "settings-changed")),
            entry("widget", new One("{'widget': {'connect_domains': ['cdn.example.com']}}", "domain-added")),
            entry("privacy_url", new One("{'privacy_url': 'https://notes.example.com/else'}", "privacy-changed")),
            entry("terms_url", new One("{'terms_url': null}", "terms-removed")),
            entry(
                    "breaking_changes",
                    new One("{'breaking_changes': {'2.0.0': {'message': 'Notes move.'}}}", "breaking-change")));

    /** What nobody has to be told of, each with the reason. */
    private static final Map<String, String> SILENT = Map.ofEntries(
            // never changes
            entry("name", "{}"),
            entry("type", "{}"),
            // stands beside what is said
            entry("version", "{'version': '1.1.0'}"),
            entry("changelog", "{'changelog': 'Faster.'}"),
            // what a shopper sees
            entry("description", "{'description': 'Better notes.'}"),
            entry("icon", "{'icon': 'https://notes.example.com/other.png'}"),
            entry("screenshots", "{'screenshots': ['https://notes.example.com/shot.png']}"),
            entry("categories", "{'categories': ['Work']}"),
            entry("features", "{'features': ['Spell checking']}"),
            entry("support_url", "{'support_url': 'https://notes.example.com/help'}"),
            // how it is built, at the servers that are told of; data and permissions stay as they are
            entry("delivery_mode", "{'delivery_mode': 'push'}"),
            entry("open", "{'open': 'launch'}"),
            entry("client", "{'client': 'per_installation'}"),
            entry("credentials", "{'credentials': 'manual'}"),
            entry("app_path", "{'app_path': '/in'}"),
            entry("events_transport", "{'events_transport': 'pull'}"),
            entry("events", "{'events': ['app.suspended']}"),
            entry("jwks", "{'jwks': {'keys': []}}"),
            entry("token_endpoint_auth_method", "{'token_endpoint_auth_method': 'none'}"),
            entry("id_token_signed_response_alg", "{'id_token_signed_response_alg': 'RS256'}"),
            entry("post_logout_redirect_urls", "{'post_logout_redirect_urls': ['https://bye.example.com']}"));

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
                        tuple("domain-added", Weight.CONSENT),
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

    /** The weight of a step is that of its scopes and domains; what one direction adds, the other takes away; and all of it can be said. */
    @Test
    void fitsTogetherForWhateverTwoManifests() {
        var random = new Random(20261122);
        Set<String> keys = new HashSet<>();
        for (int round = 0; round < 600; round++) {
            Manifest before = manifest(any(random));
            Manifest after = manifest(any(random));

            VersionDifference there = ManifestDifference.between(before, after);
            VersionDifference back = ManifestDifference.between(after, before);

            assertThat(there.needsConsent())
                    .isEqualTo(!before.scopes().containsAll(after.scopes())
                            || !before.connectDomains().containsAll(after.connectDomains()));
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

    /** Whatever is one field's may change: either those who have it are told, or there is a reason why not. */
    @Test
    void namesEachFieldThatAnAdminMustKnowAndIsSilentAboutNoOther() {
        Set<String> fields = Stream.of(Manifest.class.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> decided = new HashSet<>(TOLD.keySet());
        decided.addAll(SILENT.keySet());
        assertThat(decided).isEqualTo(fields);
        Manifest before = manifest(BEFORE);

        TOLD.forEach((field, change) -> {
            VersionDifference difference = ManifestDifference.between(before, manifest(changed(change.json())));
            assertThat(difference.changes())
                    .describedAs(field)
                    .extracting(Change::key)
                    .containsExactlyElementsOf(change.keys());
        });
        SILENT.forEach((field, json) -> assertThat(ManifestDifference.between(before, manifest(changed(json)))
                        .changes())
                .describedAs(field)
                .isEmpty());
    }

    /** Which one was read first, and in which order a document names things, changes nothing. */
    @Test
    void saysTheSameInTheSameOrderHoweverTheDocumentsAreOrdered() {
        var random = new Random(47);
        for (int round = 0; round < 200; round++) {
            String before = any(random);
            String after = any(random);
            List<Change> said = ManifestDifference.between(manifest(before), manifest(after))
                    .changes();

            assertThat(ManifestDifference.between(manifest(shuffled(before, random)), manifest(shuffled(after, random)))
                            .changes())
                    .isEqualTo(said);
        }
    }

    /** Who goes over a version in between is told of no permission that was not there in one of both steps. */
    @Test
    void asksInOneStepForNoMoreThanInTwo() {
        var random = new Random(1848);
        for (int round = 0; round < 400; round++) {
            Manifest first = manifest(any(random));
            Manifest second = manifest(any(random));
            Manifest third = manifest(any(random));

            Set<String> steps = consents(ManifestDifference.between(first, second));
            steps.addAll(consents(ManifestDifference.between(second, third)));

            assertThat(steps).containsAll(consents(ManifestDifference.between(first, third)));
        }
    }

    @Test
    void hasASentenceInBothLanguagesForEachKey() {
        var english = messages("/messages/catalog.properties");
        var german = messages("/messages/catalog_de.properties");

        assertThat(german.keySet()).isEqualTo(english.keySet());
    }

    private static String changed(String json) {
        var all = (ObjectNode) JsonMapper.shared().readTree(BEFORE);
        all.setAll((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
        return all.toString();
    }

    private static Set<String> consents(VersionDifference difference) {
        return difference.changes().stream()
                .filter(change -> change.weight() == Weight.CONSENT)
                .map(change -> change.arguments().get("scope"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String shuffled(String json, Random random) {
        return shuffled(JsonMapper.shared().readTree(json), random).toString();
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>(array.valueStream().toList());
            Collections.shuffle(elements, random);
            return JsonNodeFactory.instance.arrayNode().addAll(elements);
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        List<String> names = new ArrayList<>(node.propertyNames());
        Collections.shuffle(names, random);
        ObjectNode again = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> again.set(name, shuffled(node.path(name), random)));
        return again;
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

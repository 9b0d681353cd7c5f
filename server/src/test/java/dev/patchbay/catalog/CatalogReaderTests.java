package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.CatalogReader.Mistake;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.kernel.Money;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class CatalogReaderTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void readsTheOlderStyle() throws Exception {
        environment.setProperty("CUSTOMER_SERVICE_APP_URL", "http://127.0.0.1:8081");

        List<CatalogEntry> entries = entries(TestCatalogs.OLDER_STYLE);

        assertThat(entries)
                .extracting(CatalogEntry::name)
                .containsExactly("customer-service", "bot", "crm", "analytics");
        assertThat(entries).extracting(CatalogEntry::published).containsExactly(true, true, true, false);
        assertThat(entries).allMatch(CatalogEntry::firstParty);
        Manifest customerService = manifest(entries.getFirst());
        assertThat(customerService.displayName()).isEqualTo("Customer Service");
        assertThat(customerService.appUrl()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(customerService.callbackUrl()).isEqualTo(URI.create("https://support.optare.one/auth/callback"));
        assertThat(customerService.scopes()).containsExactly("openid", "profile");
        assertThat(customerService.installTargets()).containsExactly(InstallTarget.ORGANIZATION);
        assertThat(customerService.open()).isEqualTo(OpeningWay.LAUNCH);
        assertThat(customerService.pricing().price()).isEqualTo(new Price.Free());
        assertThat(manifest(entries.get(1)).pricing().price())
                .isEqualTo(new Price.Subscription(new Money(2999, "USD"), Price.Interval.MONTH, 0));
        assertThat(manifest(entries.get(2)).open()).isEqualTo(OpeningWay.APP);
        assertThat(entries).extracting(entry -> manifest(entry).client()).containsOnly(ClientKind.PER_INSTALLATION);
    }

    @Test
    void readsTheCatalogOfThisRepositoryWithTheVariablesThatTheLauncherSets() throws Exception {
        for (String app : List.of("CUSTOMER_SERVICE", "BOT", "CRM", "ANALYTICS")) {
            environment.setProperty(app + "_WEBHOOK_SECRET", "whsec_" + "a".repeat(43) + "=");
        }

        List<CatalogEntry> entries = entries(Files.readString(Path.of("../catalog.yaml")));

        assertThat(entries)
                .extracting(CatalogEntry::name)
                .containsExactly(
                        "customer-service", "bot", "crm", "analytics", "logbook", "crypto-ticker", "machine-pulse");
        assertThat(entries)
                .extracting(entry -> manifest(entry).open())
                .containsExactly(
                        OpeningWay.INITIATE,
                        OpeningWay.LAUNCH,
                        OpeningWay.LAUNCH,
                        OpeningWay.LAUNCH,
                        OpeningWay.LAUNCH,
                        OpeningWay.APP,
                        OpeningWay.APP);
        assertThat(entries)
                .as("who reads its events itself has no secret in the file")
                .allMatch(entry ->
                        (entry.webhookSecret() == null) == (manifest(entry).eventsTransport() == EventsTransport.PULL));
    }

    @Test
    void readsTheExampleOfTheHowTo() throws Exception {
        environment.setProperty("HELP_DESK_WEBHOOK_SECRET", "whsec_" + "a".repeat(43) + "=");
        String page = Files.readString(Path.of("../docs/how-to/add-an-app.md"));
        String example = page.split("```yaml\n", 2)[1].split("```", 2)[0];

        List<CatalogEntry> entries = entries(example);

        assertThat(entries).extracting(CatalogEntry::name).containsExactly("help-desk");
        assertThat(manifest(entries.getFirst()).open()).isEqualTo(OpeningWay.INITIATE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calback_url: https://a.example.com/callback | 6 | /0/calback_url | Did you mean callback_url?
            isPublishd: true | 6 | /0/isPublishd | There is no field
            appUrl: https://b.example.com | 6 | /0/appUrl | says the same as app_url
            callback_url: http://support.example.com/callback | 6 | /0/callback_url | Must be https
            callback_url: https://localhost/callback | 6 | /0/callback_url | patchbay.base-url
            webhook_url: ${NOT_SET_ANYWHERE}/hook | 6 | /0/webhook_url | variable NOT_SET_ANYWHERE is not set
            webhook_secret: hunter2 | 6 | /0/webhook_secret | whsec_
            scopes: [openid] | 6 | /0/scopes | scope openid has no purpose
            scope_purposes: {openid: Signs in.} | 6 | /0/scope_purposes/openid | not among the scopes
            monthly_price: 29.999 | 6 | /0/monthly_price | such as "29.99"
            is_free: false | 6 | /0/is_free | add monthly_price
            open: launch | 6 | /0/open | needs callback_url
            open: initiate | 6 | /0/open | needs
            'pricing: {model: one_time, price_cents: 100, currency: XYZ}' | 6 | /0/pricing/currency | no currency
            name: other | 6 | '' | Duplicate
            icon: nowhere.png | 6 | /0/icon | There is no file
            icon: http://a.example.com/i.png | 6 | /0/icon | Must be an https address
            first_party: perhaps | 6 | /0/first_party | true or false
            """)
    void namesTheLineAndTheMendOfAMistake(String addition, int line, String pointer, String message) throws Exception {
        List<Mistake> mistakes = mistakes(TestCatalogs.ONE + "  " + addition + "\n");

        assertThat(mistakes).isNotEmpty().allSatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.fault().pointer()).isEqualTo(pointer);
        });
        assertThat(mistakes)
                .anySatisfy(mistake -> assertThat(mistake.fault().message()).contains(message));
    }

    @Test
    void tellsTheMistakesOfAllEntriesAtOnce() throws Exception {
        List<Mistake> mistakes = mistakes(TestCatalogs.ONE + """
                - slug: crm
                  appUrl: https://crm.example.com
                - name: bot
                  display_name: B\u0430t
                  type: robot
                  description: x
                  app_url: https://bot.example.com
                - just a word
                """);

        assertThat(mistakes)
                .extracting(Mistake::entry, mistake -> mistake.fault().pointer())
                .containsExactlyInAnyOrder(
                        Assertions.tuple("crm", "/1"),
                        Assertions.tuple("crm", "/1"),
                        Assertions.tuple("bot", "/2/display_name"),
                        Assertions.tuple("bot", "/2/type"),
                        Assertions.tuple(null, "/3"));
    }

    @Test
    void refusesNamesThatLookAlikeAndHiddenCharacters() throws Exception {
        assertThat(mistakes(TestCatalogs.ONE
                        + TestCatalogs.ONE
                                .replace("name: customer-service", "name: other")
                                .replace("Customer Service", "Custorner Servlce")))
                .extracting(mistake -> mistake.fault().message())
                .containsExactly("Looks like the display name of customer-service: make them different.");
        assertThat(mistakes(TestCatalogs.ONE.replace("Tickets", "Tic\u202Ekets")))
                .extracting(mistake -> mistake.fault().pointer())
                .containsExactly("/0/description");
        assertThat(mistakes(TestCatalogs.ONE + TestCatalogs.ONE))
                .extracting(mistake -> mistake.fault().pointer())
                .containsExactly("/1/name");
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.com, false",
        "notmarket.example.org, false",
        "market.example.org, true",
        "api.market.example.org, true",
        "widgets.example.net, true",
        "x.widgets.example.net, true",
    })
    void letsNoWidgetConnectToThisPatchbay(String domain, boolean here) throws Exception {
        String widget = TestCatalogs.ONE.replace("type: app", "type: widget").replace("app_url", "base_url")
                + "  widget: {min_size: {width: 2, height: 1}, connect_domains: [a.example.com, " + domain + "]}\n";

        assertThat(read(widget, "https://market.example.org", "https://widgets.example.net")
                        .mistakes())
                .extracting(mistake -> mistake.fault().pointer())
                .isEqualTo(here ? List.of("/0/widget/connect_domains/1") : List.of());
    }

    @Test
    void refusesWhatIsNoCatalog() throws Exception {
        assertThat(mistakes("integrations: 7")).hasSize(1);
        assertThat(mistakes("{integrations: [], more: 1}")).hasSize(1);
        assertThat(entries("")).isEmpty();
        assertThat(entries("integrations: []")).isEmpty();
    }

    private List<CatalogEntry> entries(String yaml) throws UnreadableDocument {
        CatalogReader.Reading reading = read(yaml);
        assertThat(reading.mistakes()).isEmpty();
        return reading.entries();
    }

    private List<Mistake> mistakes(String yaml) {
        try {
            return read(yaml).mistakes();
        } catch (UnreadableDocument unreadable) {
            return List.of(new Mistake(null, new Fault("", unreadable.message()), unreadable.line()));
        }
    }

    private CatalogReader.Reading read(String yaml) throws UnreadableDocument {
        return read(yaml, "http://localhost:8080", "http://widgets.localhost:8080");
    }

    private CatalogReader.Reading read(String yaml, String base, String widgets) throws UnreadableDocument {
        var settings = new PatchbaySettings(
                PatchbaySettings.Mode.DEVELOPMENT, URI.create(base), URI.create(widgets), Path.of("data"), List.of());
        return new CatalogReader(new ManifestSchema(), settings, environment)
                .read(DocumentReader.yaml(yaml.getBytes(StandardCharsets.UTF_8)), Path.of(".."));
    }

    private static Manifest manifest(CatalogEntry entry) {
        return JsonMapper.shared().treeToValue(entry.manifest(), Manifest.class);
    }
}

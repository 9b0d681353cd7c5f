package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.PatchbayTest;
import dev.patchbay.catalog.CatalogDifference.Change;
import dev.patchbay.catalog.CatalogDifference.Kind;
import dev.patchbay.jobs.StandingStill;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import dev.patchbay.platform.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PatchbayTest
@SpringBootTest
@RecordApplicationEvents
class CatalogFileTests {

    private static final Slug CUSTOMER_SERVICE = Slug.of("customer-service");

    @Autowired
    private CatalogFile file;

    @Autowired
    private Catalog catalog;

    @Autowired
    private IntegrationRows rows;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void empty() {
        StandingStill.during(context, () -> jdbc.sql("""
                        truncate catalog.draft, catalog.version, catalog.integration, storefront.card, storefront.changed,
                            storefront.holding, storefront.popularity, storefront.label, storefront.word, storefront.gap
                        """).update());
    }

    @Test
    void listsTheFourAppsOfTheOlderStyle(ApplicationEvents events) {
        CatalogDifference difference = apply(TestCatalogs.OLDER_STYLE);

        assertThat(difference.changes())
                .extracting(Change::name, Change::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("customer-service", Kind.ADDED),
                        org.assertj.core.api.Assertions.tuple("bot", Kind.ADDED),
                        org.assertj.core.api.Assertions.tuple("crm", Kind.ADDED),
                        org.assertj.core.api.Assertions.tuple("analytics", Kind.ADDED));
        assertThat(catalog.published())
                .extracting(Listing::displayName)
                .containsExactly("Bot", "CRM", "Customer Service");
        assertThat(events.stream(ListingChanged.class)).hasSize(4);
        Listing listing = catalog.find(CUSTOMER_SERVICE).orElseThrow();
        assertThat(catalog.get(listing.id())).isEqualTo(listing);
        assertThat(listing.scopes())
                .containsExactly(
                        new ScopePurpose("openid", "Signs you in.", false),
                        new ScopePurpose("profile", "Greets you by name.", false));
    }

    @Test
    void changesNothingTheSecondTime(ApplicationEvents events) {
        apply(TestCatalogs.OLDER_STYLE);
        IntegrationId id = id();

        assertThat(apply(TestCatalogs.OLDER_STYLE).changes()).isEmpty();
        assertThat(id()).isEqualTo(id);
        assertThat(events.stream(ListingChanged.class)).hasSize(4);
    }

    @Test
    void tellsFieldsThatChangeAndHidesSecrets() {
        String secret =
                "  webhook_secret: whsec_" + "a".repeat(43) + "=\n  webhook_url: https://support.example.com/hook\n";
        apply(TestCatalogs.ONE + secret);

        CatalogDifference difference =
                apply((TestCatalogs.ONE + secret.replace("aaa", "bbb")).replace("Tickets", "Questions"));

        assertThat(difference.text()).isEqualTo("""
                customer-service: changed
                  description: Tickets for your whole team → Questions for your whole team
                  webhook_secret: ••• → •••""");
        assertThat(catalog.webhookTarget(id()).orElseThrow().secret().reveal()).startsWith("whsec_bbb");
    }

    @Test
    void dryRunChangesNothing(ApplicationEvents events) {
        CatalogDifference difference = file.apply(TestCatalogs.file(TestCatalogs.ONE), true);

        assertThat(difference.changes()).hasSize(1);
        assertThat(catalog.find(CUSTOMER_SERVICE)).isEmpty();
        assertThat(events.stream(ListingChanged.class)).isEmpty();
    }

    @Test
    void unpublishesWhatVanishedAndKeepsItsIdentity(ApplicationEvents events) {
        apply(TestCatalogs.ONE);
        IntegrationId id = id();

        assertThat(apply("[]").changes()).extracting(Change::kind).containsExactly(Kind.UNPUBLISHED);
        assertThat(catalog.get(id).published()).isFalse();
        assertThat(catalog.published()).isEmpty();
        assertThat(events.stream(ListingUnpublished.class)).containsExactly(new ListingUnpublished(id));
        assertThat(apply("[]").changes()).isEmpty();

        assertThat(apply(TestCatalogs.ONE).changes()).extracting(Change::kind).containsExactly(Kind.PUBLISHED);
        assertThat(id()).isEqualTo(id);
        assertThat(catalog.published()).hasSize(1);
    }

    @Test
    void appliesNothingOfAFileWithAMistake() {
        String broken = TestCatalogs.ONE + "- slug: crm\n  appUrl: nowhere\n  name: CRM\n  description: x\n";

        assertThatThrownBy(() -> apply(broken)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(CatalogProblem.INVALID_CATALOG);
            assertThat(refused.detail()).contains(".yaml:7: crm /1/appUrl Must be an absolute https address");
            assertThat(refused.members().get("errors"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .isNotEmpty();
        });
        assertThat(catalog.find(CUSTOMER_SERVICE)).isEmpty();
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> file.apply(java.nio.file.Path.of("/nowhere/catalog.yaml"), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/nowhere/catalog.yaml:1:")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void sealsTheWebhookSecretAndMakesOneWhereTheFileGivesNone() {
        apply(TestCatalogs.ONE + "  webhook_url: https://support.example.com/hook\n");

        WebhookTarget target = catalog.webhookTarget(id()).orElseThrow();
        assertThat(target.secret().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(target.urlFor("app.suspended")).hasValue(target.url());
        byte[] sealed = jdbc.sql("select webhook_secret from catalog.integration")
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec_");
        apply(TestCatalogs.ONE + "  webhook_url: https://support.example.com/other\n");
        assertThat(catalog.webhookTarget(id()).orElseThrow().secret()).isEqualTo(target.secret());
    }

    @Test
    void tellsAnAppWithoutWebhookAtItsLifecyclePathsIfItNamesItsBaseUrl() {
        apply(TestCatalogs.ONE);
        assertThat(catalog.webhookTarget(id())).isEmpty();

        apply(TestCatalogs.ONE + "  base_url: https://support.example.com/\n");
        WebhookTarget target = catalog.webhookTarget(id()).orElseThrow();
        assertThat(target.urlFor("app.installed"))
                .hasValue(java.net.URI.create("https://support.example.com/lifecycle/install"));
        assertThat(target.urlFor("app.uninstalled"))
                .hasValue(java.net.URI.create("https://support.example.com/lifecycle/uninstall"));
        assertThat(target.urlFor("app.suspended")).isEmpty();
    }

    @Test
    void keepsPicturesThatLieBesideTheFileAndReadsThemOnlyWhenTheyChange(@TempDir Path folder) throws Exception {
        Path icon = Files.copy(Path.of("../demo/catalog/bot.png"), folder.resolve("icon.png"));
        Path yaml = Files.writeString(folder.resolve("catalog.yaml"), TestCatalogs.ONE + "  icon: icon.png\n");

        file.apply(yaml, false);
        String first = catalog.find(CUSTOMER_SERVICE).orElseThrow().icon();
        assertThat(first).matches("/media/[0-9a-f]{64}\\.png");
        assertThat(file.apply(yaml, false).changes()).isEmpty();

        Files.copy(Path.of("../demo/catalog/crm.png"), icon, StandardCopyOption.REPLACE_EXISTING);
        assertThat(file.apply(yaml, true).text()).contains("pictures: as they were → read anew");
        file.apply(yaml, false);
        assertThat(catalog.find(CUSTOMER_SERVICE).orElseThrow().icon()).isNotEqualTo(first);
    }

    @Test
    void refusesAFileThatIsNoPictureAndChangesNothing(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("icon.png"), "<svg onload='alert(1)'/>");
        Path yaml = Files.writeString(folder.resolve("catalog.yaml"), TestCatalogs.ONE + "  icon: icon.png\n");

        assertThatThrownBy(() -> file.apply(yaml, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("catalog.yaml:1: customer-service /icon icon.png:");
        assertThat(catalog.find(CUSTOMER_SERVICE)).isEmpty();
    }

    @Test
    void leavesOutAPictureThatCannotBeFetchedAndSaysSo() {
        CatalogDifference difference = apply(TestCatalogs.ONE + "  icon: https://127.0.0.1/icon.png\n");

        assertThat(difference.notes())
                .singleElement()
                .asString()
                .startsWith("customer-service: the picture https://127.0.0.1");
        assertThat(catalog.find(CUSTOMER_SERVICE).orElseThrow().icon()).isNull();
    }

    @Test
    void notesWhatNoOrganizationCouldInstall() {
        CatalogDifference difference = apply(TestCatalogs.ONE + "  install_targets: [organization]\n");

        assertThat(difference.notes()).singleElement().asString().contains("Write client: per_installation.");
    }

    @Test
    void refusesToStartWithAMistakeAndNamesTheSetting(@TempDir Path folder) throws Exception {
        Path yaml = Files.writeString(folder.resolve("catalog.yaml"), TestCatalogs.ONE + "  opne: launch\n");
        var atStart = new CatalogAtStart(new CatalogSettings(yaml, 100), file, rows);

        assertThatThrownBy(atStart::start)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("patchbay.catalog.file")
                .hasMessageContaining(
                        "catalog.yaml:6: customer-service /0/opne There is no field opne. Did you mean open?");
        assertThat(atStart.isRunning()).isFalse();
    }

    private CatalogDifference apply(String yaml) {
        return file.apply(TestCatalogs.file(yaml), false);
    }

    private IntegrationId id() {
        return catalog.find(CUSTOMER_SERVICE).orElseThrow().id();
    }
}

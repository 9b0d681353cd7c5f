package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PatchbayTest
@SpringBootTest
@RecordApplicationEvents
class PublishingTests {

    @Autowired
    private Publishing publishing;

    @Autowired
    private Catalog catalog;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @Autowired
    private Clock clock;

    private OrganizationId publisher;
    private AccountId developer;

    @BeforeEach
    void aPublisher() {
        publisher = new OrganizationId(ids.next());
        developer = new AccountId(ids.next());
    }

    @Test
    void registersWithADraftThatNobodyElseSees() {
        IntegrationId id = register("meadow-notes");

        Listing listing = catalog.get(id);
        assertThat(listing.published()).isFalse();
        assertThat(listing.listed()).isFalse();
        assertThat(listing.publisherId()).isEqualTo(publisher);
        assertThat(listing.tier()).isEqualTo(Tier.UNVERIFIED);
        assertThat(listing.publishedAt()).isNull();
        assertThat(catalog.published()).doesNotContain(listing);
        assertThat(catalog.ofPublisher(publisher)).containsExactly(listing);
        assertThat(catalog.draftOf(id).orElseThrow().manifest()).isEqualTo(listing.manifest());
        assertThat(publishing.draft(id).json()).contains("\"base_url\": \"http://127.0.0.1:3000\"");
        assertThat(publishing.versions(id)).isEmpty();
    }

    @Test
    void savesADraftAsItWasWrittenAndRefusesToSaveOverAnothers() {
        IntegrationId id = register("river-notes");
        long revision = publishing.draft(id).revision();
        String written = TestManifests.manifest("river-notes", "1.0.0", "\"features\":   [ \"Spaces stay\" ]");

        Draft saved = publishing.saveDraft(id, written, revision, developer);

        assertThat(saved.json()).isEqualTo(written);
        assertThat(saved.revision()).isGreaterThan(revision);
        ProblemException refused =
                problem(() -> publishing.saveDraft(id, written.replace("1.0.0", "1.0.1"), revision, developer));
        assertThat(refused.problem()).isEqualTo(CatalogProblem.DRAFT_CHANGED);
        assertThat(refused.members()).containsEntry("revision", saved.revision());
        assertThat(publishing.draft(id)).isEqualTo(saved);
    }

    @Test
    void publishesADraftAsAVersionThatStaysAsItIs(ApplicationEvents events) {
        IntegrationId id = published("hill-notes", "1.0.0");

        assertThat(catalog.find(Slug.of("hill-notes")).orElseThrow().listed()).isTrue();
        assertThat(catalog.draftOf(id)).isEmpty();
        Draft copy = publishing.draft(id);
        assertThat(copy.savedAt()).isNull();
        assertThat(copy.manifest().version()).isEqualTo("1.0.0");
        assertThat(events.stream(VersionPublished.class)).containsExactly(new VersionPublished(id, "1.0.0", null));

        publishing.saveDraft(
                id, TestManifests.manifest("hill-notes", "1.1.0", "\"features\": [\"More\"]"), null, developer);

        assertThat(catalog.get(id).version()).isEqualTo("1.0.0");
        assertThat(catalog.get(id).features()).isEmpty();
        assertThat(catalog.draftOf(id).orElseThrow().features()).containsExactly("More");
        publishing.publish(id, "There is more.", developer);
        assertThat(catalog.get(id).features()).containsExactly("More");
        assertThat(publishing.versions(id))
                .extracting(PublishedVersion::version, PublishedVersion::current, PublishedVersion::changelog)
                .containsExactly(tuple("1.1.0", true, "There is more."), tuple("1.0.0", false, null));
        assertThat(problem(() -> publishing.publish(id, null, developer)).problem())
                .isEqualTo(CatalogProblem.NO_DRAFT);
    }

    @Test
    void keepsTheFieldsOfItsSettingsInTheOrderTheyWereWrittenIn() {
        IntegrationId id = register("order-notes");
        String settings = """
                "config_schema": {"type": "object", "properties": {
                  "zebra": {"type": "string"}, "antelope": {"type": "string"}, "id": {"type": "string"}}}""";
        publishing.saveDraft(id, TestManifests.manifest("order-notes", "1.0.0", settings), null, developer);
        assertThat(fields(catalog.draftOf(id).orElseThrow())).containsExactly("zebra", "antelope", "id");

        publishing.publish(id, null, developer);

        assertThat(fields(catalog.get(id))).containsExactly("zebra", "antelope", "id");
    }

    @Test
    void refusesANumberThatIsNotGreaterThanEveryOneBefore() {
        IntegrationId id = published("lake-notes", "1.10.0");

        for (String number : List.of("1.10.0", "1.9.9", "1.10.0+build.7")) {
            publishing.saveDraft(id, TestManifests.manifest("lake-notes", number), null, developer);
            ProblemException refused = problem(() -> publishing.publish(id, null, developer));
            assertThat(refused.problem()).isEqualTo(CatalogProblem.VERSION_NOT_GREATER);
            assertThat(refused.members()).containsEntry("greatest", "1.10.0");
        }
    }

    @Test
    void publishesNoPreReleaseSinceEverybodyWouldGetIt() {
        IntegrationId id = published("marsh-notes", "1.0.0");
        publishing.saveDraft(id, TestManifests.manifest("marsh-notes", "1.1.0-beta.1+a-b"), null, developer);

        ProblemException refused = problem(() -> publishing.publish(id, null, developer));

        assertThat(refused.problem()).isEqualTo(CatalogProblem.INVALID_MANIFEST);
        assertThat(String.valueOf(refused.members().get("errors"))).contains("/version", "publish it as 1.1.0.");
        assertThat(catalog.get(id).version()).isEqualTo("1.0.0");
        assertThat(catalog.draftOf(id).orElseThrow().version()).isEqualTo("1.1.0-beta.1+a-b");
        publish(id, "marsh-notes", "1.1.0+build-7");
        assertThat(catalog.get(id).version()).isEqualTo("1.1.0+build-7");
    }

    @Test
    void offersTheVersionBeforeWhenTheNewestIsYanked(ApplicationEvents events) {
        IntegrationId id = published("cliff-notes", "1.0.0");
        publish(id, "cliff-notes", "1.1.0");
        publish(id, "cliff-notes", "1.2.0");

        publishing.yank(id, "1.1.0", "Loses notes.", developer);
        assertThat(catalog.get(id).version()).isEqualTo("1.2.0");
        publishing.yank(id, "1.2.0", "Loses notes, too.", developer);
        publishing.yank(id, "1.2.0", "Again.", developer);

        assertThat(catalog.get(id).version()).isEqualTo("1.0.0");
        assertThat(events.stream(VersionYanked.class))
                .containsExactly(new VersionYanked(id, "1.1.0", "1.2.0"), new VersionYanked(id, "1.2.0", "1.0.0"));
        assertThat(publishing.version(id, "1.2.0").yankedReason()).isEqualTo("Loses notes, too.");
        assertThat(problem(() -> publishing.yank(id, "1.0.0", "All bad.", developer))
                        .problem())
                .isEqualTo(CatalogProblem.LAST_VERSION);
        assertThat(problem(() -> publishing.yank(id, "9.0.0", "Never was.", developer))
                        .problem())
                .isEqualTo(CatalogProblem.UNKNOWN_VERSION);
        publishing.saveDraft(id, TestManifests.manifest("cliff-notes", "1.2.0"), null, developer);
        assertThat(problem(() -> publishing.publish(id, null, developer)).problem())
                .describedAs("a yanked number is never given again")
                .isEqualTo(CatalogProblem.VERSION_NOT_GREATER);
    }

    @Test
    void refusesNamesThatAreTakenOrCouldBeTakenForOthers() {
        register("paypoint");

        for (String name : List.of("paypoint", "paypo1nt", "pay-point", "admin", "patch-bay", "o1dc")) {
            assertThat(problem(() -> register(name)).problem())
                    .describedAs(name)
                    .isEqualTo(CatalogProblem.NAME_TAKEN);
        }
    }

    @Test
    void refusesADisplayNameThatCouldBeTakenForWhatIsVouchedFor() {
        IntegrationId known = published("sun-bank", "1.0.0");
        publishing.tier(known, Tier.VERIFIED, developer);
        publisher = new OrganizationId(ids.next());
        IntegrationId other = register("shade");
        String written = TestManifests.manifest("shade", "1.0.0").replace("Display of shade", "Dlsplay of Sun-Bank");

        ProblemException refused = problem(() -> publishing.saveDraft(other, written, null, developer));

        assertThat(refused.problem()).isEqualTo(CatalogProblem.INVALID_MANIFEST);
        assertThat(String.valueOf(refused.members().get("errors")))
                .contains("pointer=/display_name", "line=3", "Could be taken for sun-bank");
    }

    @Test
    void publishesNothingThatLivesOnALaptopOrInAPrivateNetwork() {
        IntegrationId id = register("home-notes");
        for (String address :
                List.of("https://10.0.0.7", "https://127.0.0.1", "http://127.0.0.1:3000", "https://[::1]")) {
            publishing.saveDraft(
                    id,
                    TestManifests.manifest("home-notes", "1.0.0").replace("https://192.88.98.7", address),
                    null,
                    developer);

            ProblemException refused = problem(() -> publishing.publish(id, null, developer));

            assertThat(refused.problem()).describedAs(address).isEqualTo(CatalogProblem.INVALID_MANIFEST);
            assertThat(String.valueOf(refused.members().get("errors"))).contains("pointer=/base_url", "line=7");
        }
        assertThat(catalog.get(id).published()).isFalse();
    }

    @Test
    void deprecatesWithADayAndAReplacement(ApplicationEvents events) {
        IntegrationId next = published("next-notes", "1.0.0");
        IntegrationId id = published("last-notes", "1.0.0");
        LocalDate sunset =
                LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).plusDays(90);
        var deprecation = new Deprecation(sunset, Slug.of("next-notes"), "Next Notes does all of it.");

        publishing.deprecate(id, deprecation, developer);

        assertThat(catalog.get(id).deprecation()).isEqualTo(deprecation);
        assertThat(catalog.get(id).published()).isTrue();
        assertThat(events.stream(ListingDeprecated.class)).containsExactly(new ListingDeprecated(id));
        for (var refused : List.of(
                new Deprecation(sunset.minusDays(91), null, "Too late."),
                new Deprecation(sunset, Slug.of("never-was"), "Nothing there."),
                new Deprecation(sunset, Slug.of("next-notes"), "Itself."),
                new Deprecation(sunset, null, " "))) {
            assertThat(problem(() -> publishing.deprecate(next, refused, developer))
                            .detail())
                    .isNotBlank();
        }
        assertThat(catalog.get(next).deprecation()).isNull();
        publishing.undeprecate(id, developer);
        assertThat(catalog.get(id).deprecation()).isNull();
    }

    @Test
    void writesDownWhoDidIt() {
        IntegrationId id = published("log-notes", "1.0.0");
        publish(id, "log-notes", "1.1.0");
        publishing.yank(id, "1.1.0", "Bad.", developer);
        publishing.visibility(id, Visibility.UNLISTED, developer);
        publishing.unpublish(id, developer);

        assertThat(jdbc.sql(
                                "select action from audit.entry where actor = :actor and organization = :organization order by id")
                        .param("actor", developer.value())
                        .param("organization", publisher.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "integration.registered",
                        "integration.draft-saved",
                        "version.published",
                        "integration.draft-saved",
                        "version.published",
                        "version.yanked",
                        "integration.visibility-changed",
                        "listing.unpublished");
        assertThat(catalog.published()).extracting(Listing::id).doesNotContain(id);
    }

    private IntegrationId register(String name) {
        return publishing.register(
                new NewIntegration(Slug.of(name), "Display of " + name, IntegrationType.APP, null),
                publisher,
                developer);
    }

    private IntegrationId published(String name, String version) {
        IntegrationId id = register(name);
        publish(id, name, version);
        return id;
    }

    private void publish(IntegrationId id, String name, String version) {
        publishing.saveDraft(id, TestManifests.manifest(name, version), null, developer);
        publishing.publish(id, null, developer);
    }

    private static Collection<String> fields(Listing listing) {
        return Objects.requireNonNull(listing.manifest().configSchema())
                .path("properties")
                .propertyNames();
    }

    private static ProblemException problem(ThrowingCallable attempt) {
        return catchThrowableOfType(ProblemException.class, attempt);
    }
}

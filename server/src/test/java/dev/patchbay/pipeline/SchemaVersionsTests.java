package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a source may change about its schema, and what becomes of its records then. */
class SchemaVersionsTests extends SourceScene {

    private static final String WITH_NOTE =
            PRICE.replace("\"symbol\": {", "\"note\": {\"type\": \"string\"}, \"symbol\": {");
    private static final String TEXTS = PRICE.replace("\"number\"", "\"string\"");

    @Test
    void takesASchemaThatKeepsItsPromiseAsANewVersion() {
        poll();
        assertThat(inUse().number()).isEqualTo(1);

        schema(WITH_NOTE, "compatible");
        askSchemaAgain();
        poll();

        assertThat(inUse().number()).isEqualTo(2);
        assertThat(sources.schemas(source)).extracting(SchemaVersion::number).containsExactly(2, 1);
    }

    @Test
    void refusesASchemaThatBreaksItsPromiseAndSaysInWhat() {
        poll();
        schema(TEXTS, "compatible");
        data("[{\"symbol\":\"TEA\",\"price\":\"much\"},{\"symbol\":\"RUM\",\"price\":2}]");
        askSchemaAgain();
        poll();

        assertThat(inUse().number()).isEqualTo(1);
        var refused = Objects.requireNonNull(sources.of(source).orElseThrow().refused());
        assertThat(refused.differences())
                .extracting(SchemaDifference::pointer, SchemaDifference::message)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "/properties/price/type", "May be of another type now: string."));
        assertThat(there()).as("held against the schema in use").containsOnlyKeys("[\"TEA\"]", "[\"RUM\"]");
        assertThat(rejected()).extracting(record -> record.why().code()).containsExactly("type");

        // the source comes to its senses
        schema(PRICE, "compatible");
        askSchemaAgain();
        poll();
        assertThat(sources.of(source).orElseThrow().refused()).isNull();
    }

    @Test
    void holdsASourceToWhatItPromisedBeforeItBreaksWithIt() {
        poll();
        schema(TEXTS, "none");
        askSchemaAgain();
        poll();
        assertThat(inUse().number()).as("the promise goes in the same breath").isEqualTo(1);

        schema(PRICE, "none");
        askSchemaAgain();
        poll();
        schema(TEXTS, "none");
        data("[{\"symbol\":\"TEA\",\"price\":\"much\"}]");
        askSchemaAgain();
        poll();

        assertThat(inUse().number()).isEqualTo(3);
        assertThat(there()).containsValue("{\"price\":\"much\",\"symbol\":\"TEA\"}");
    }

    @Test
    void deletesRecordsWhoseKeyIsAnother() {
        schema(PRICE, "none");
        poll();
        schema("""
                {"schema": %s, "refresh_interval_seconds": 60, "key": ["symbol", "price"], "compatibility": "none"}
                """.formatted(PRICE));
        askSchemaAgain();
        poll();

        assertThat(there()).containsOnlyKeys("[\"TEA\",3.5]");
        var changes =
                newest.snapshot(source, null, new Newest.Position(1, 0), 10).records();
        assertThat(changes).extracting(SourceRecord::deleted).containsExactly(true, false);
        assertThat(changes).extracting(SourceRecord::version).containsExactly(2L, 3L);
    }

    @Test
    void deletesVeryManyRecordsInMoreThanOneTransaction() {
        schema(PRICE, "none");
        poll();
        jdbc.sql("""
                        insert into pipeline.record (source, installation, key, version, value, deleted, way, at)
                        select :source, :owner, 'k' || n, n, '{}', false, 'POLLED', now() from generate_series(2, 12001) n
                        """)
                .param("source", source.value())
                .param("owner", installation.id().value())
                .update();
        jdbc.sql("update pipeline.source set last_version = 12001 where integration = :source")
                .param("source", source.value())
                .update();
        schema("""
                {"schema": %s, "refresh_interval_seconds": 60, "key": ["symbol", "price"], "compatibility": "none"}
                """.formatted(PRICE));
        askSchemaAgain();
        poll();

        assertThat(there()).containsOnlyKeys("[\"TEA\",3.5]");
        assertThat(version()).isEqualTo(12_001 + 12_001 + 1);
        assertThat(jdbc.sql(
                                "select count(*) from pipeline.record where source = :source and deleted group by xmin::text")
                        .param("source", source.value())
                        .query(Integer.class)
                        .list())
                .containsExactlyInAnyOrder(5_000, 5_000, 2_001);
    }

    @Test
    void keepsTheRecordsWhenAnotherKeyIsRefused() {
        poll();
        schema("""
                {"schema": %s, "refresh_interval_seconds": 60, "key": ["symbol", "price"], "compatibility": "compatible"}
                """.formatted(PRICE));
        askSchemaAgain();
        poll();

        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @Test
    void takesNoMoreVersionsThanADayNeeds() {
        for (int i = 0; i < 30; i++) {
            schema(PRICE.replace("\"minimum\": 0", "\"minimum\": " + i), "none");
            askSchemaAgain();
            poll();
        }

        assertThat(inUse().number()).isEqualTo(24);
        assertThat(Objects.requireNonNull(sources.of(source).orElseThrow().refused())
                        .tooOften())
                .isTrue();
        clock.advance(Duration.ofDays(2));
        askSchemaAgain();
        poll();
        assertThat(inUse().number()).isEqualTo(25);
    }

    @Test
    void goesOnByTheSchemaThatIsKnownWhileAnotherCannotBeRead() {
        poll();
        schema("nonsense");
        data("[{\"symbol\":\"RUM\",\"price\":2}]");
        askSchemaAgain();

        var report = poll();

        assertThat(report.outcome()).isEqualTo("ok");
        assertThat(report.detail()).startsWith("schema-unusable");
        assertThat(there()).containsKey("[\"RUM\"]");
    }

    @Test
    void readsNoRecordsBeforeThereIsASchema() {
        schema(
                "{\"schema\": {\"$ref\": \"https://evil.example.com/a.json\"}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}");

        assertThat(poll().outcome()).isEqualTo("schema-unusable");
        assertThat(asked()).isEmpty();
        assertThat(sources.of(source).orElseThrow().schema()).isNull();
    }

    /** Two publishers may give their schemas the same name. */
    @Test
    void neverHoldsRecordsAgainstASchemaOfAnother() throws Exception {
        String mine = """
                {"$id": "https://schemas.example.com/price", "$ref": "#/$defs/price",
                 "$defs": {"price": {"type": "object", "required": ["symbol"], "properties": {"price": {"type": "%s"}}}}}""";
        schema(mine.formatted("number"), "none");
        assertThat(poll().counts().accepted()).isEqualTo(1);

        name = "t-" + ids.next();
        source = list(name);
        install();
        schema(mine.formatted("string"), "none");
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\",\"price\":\"2\"}]");

        assertThat(poll().counts()).isEqualTo(new PollReport.Counts(1, 0, 1));
        assertThat(there()).containsOnlyKeys("[\"RUM\"]");
    }

    private SchemaVersion inUse() {
        return Objects.requireNonNull(sources.of(source).orElseThrow().schema());
    }
}

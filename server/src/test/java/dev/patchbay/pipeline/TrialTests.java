package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Sandbox;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A source that its publisher tries in its sandbox: polled like any other, and gone when it is offered. */
class TrialTests extends SourceScene {

    private static final String MEASURES = """
            {"type": "object", "required": ["symbol", "celsius"],
             "properties": {"symbol": {"type": "string"}, "celsius": {"type": "number"}}}""";

    @Autowired
    Publishing publishing;

    @Autowired
    Sandbox sandbox;

    private Organization publisher;
    private String drafted;
    private IntegrationId draft;
    private Installation tried;

    @BeforeEach
    void aDraftInItsSandbox() {
        publisher = organizations.create(Slug.of("p-" + ids.next()), "Publisher", owner, owner);
        drafted = "d-" + ids.next();
        draft = publishing.register(
                new NewIntegration(Slug.of(drafted), "Draft " + drafted, IntegrationType.DATA_SOURCE, null),
                publisher.id(),
                owner);
        save("1.0.0");
        answers(PRICE, "[{\"symbol\":\"TEA\",\"price\":3.5}]");
        var tess = sandbox.add(publisher.id(), "Tess", OrganizationRole.OWNER, owner);
        tried = installs.install(draft, sandbox.of(publisher.id()).orElseThrow().id(), tess.account())
                .installation();
    }

    @Test
    void isPolledForItsPublisher() {
        assertThat(polls.poll(Shelf.ofAll(draft))).isPresent();

        assertThat(records(tried)).containsExactly("{\"price\":3.5,\"symbol\":\"TEA\"}");
    }

    @Test
    void isAskedAnewWhenTheDraftIsSaved() {
        polls.poll(Shelf.ofAll(draft));
        answers(PRICE.replace("3.5", "4"), "[{\"symbol\":\"TEA\",\"price\":4}]");
        jdbc.sql("delete from jobs.job where kind = :kind")
                .param("kind", Polling.KIND)
                .update();

        save("1.0.1");

        assertThat(jdbc.sql("select count(*) from jobs.job where kind = :kind and key = :key")
                        .param("kind", Polling.KIND)
                        .param("key", draft.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isGoneWhenTheSourceIsOffered() {
        polls.poll(Shelf.ofAll(draft));
        answers(PRICE, "[{\"price\":1}]");
        polls.poll(Shelf.ofAll(draft));
        assertThat(rejections.page(draft, null, 10).items()).hasSize(1);

        publishing.publish(draft, null, owner);

        assertThat(records(tried)).isEmpty();
        assertThat(rejections.page(draft, null, 10).items()).isEmpty();
        assertThat(sources.of(draft).orElseThrow().schema()).isNull();
        assertThat(sources.schemas(draft)).isEmpty();
        assertThat(polls.poll(Shelf.ofAll(draft))).as("for the sandbox alone").isEmpty();
    }

    @Test
    void bindsNothingThatIsOfferedByWhatTheDraftPromised() {
        polls.poll(Shelf.ofAll(draft));
        publishing.publish(draft, null, owner);
        answers(MEASURES, "[{\"symbol\":\"TEA\",\"celsius\":60}]");
        var customer = organizations.create(Slug.of("o-" + ids.next()), "Customer", owner, owner);
        var used = installs.install(draft, customer.id(), owner).installation();

        assertThat(polls.poll(Shelf.ofAll(draft))).isPresent();

        assertThat(records(used)).containsExactly("{\"symbol\":\"TEA\",\"celsius\":60}");
        var source = sources.of(draft).orElseThrow();
        assertThat(source.refused()).isNull();
        assertThat(source.schema())
                .as("no number stands for two schemas")
                .isNotNull()
                .extracting(SchemaVersion::number)
                .isEqualTo(2);
        publishing.saveDraft(draft, manifest("2.0.0"), null, owner);
        assertThat(records(used)).as("a draft after the offer changes nothing").hasSize(1);
    }

    @Test
    void isNotOfferedByAPollThatIsUnderWay() {
        SERVER.on("/" + drafted + "/data", (exchange, request) -> {
            publishing.publish(draft, null, owner);
            byte[] answer = "[{\"symbol\":\"TEA\",\"price\":3.5}]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        });

        polls.poll(Shelf.ofAll(draft));

        assertThat(records(tried)).isEmpty();
        assertThat(sources.of(draft).orElseThrow().schema()).isNull();
        assertThat(statistics.polls(draft, null, 10).items()).isEmpty();
    }

    private void save(String version) {
        publishing.saveDraft(draft, manifest(version), null, owner);
    }

    private String manifest(String version) {
        return """
                {"name": "%1$s", "display_name": "Draft %1$s", "version": "%2$s", "type": "data_source",
                 "description": "Tells prices.", "base_url": "%3$s", "callback_url": "%3$s/callback",
                 "events_transport": "pull", "install_targets": ["organization"], "client": "per_installation"}
                """.formatted(drafted, version, SERVER.url("/" + drafted));
    }

    private void answers(String schema, String data) {
        SERVER.on("/" + drafted + "/schema", 200, "application/json", """
                {"schema": %s, "refresh_interval_seconds": 60, "key": ["symbol"], "compatibility": "compatible"}
                """.formatted(schema));
        SERVER.on("/" + drafted + "/data", 200, "application/json", data);
    }

    /** What whoever has this installation reads. */
    private List<String> records(Installation reader) {
        return newest.snapshot(draft, reader.id(), null, 100).records().stream()
                .map(record -> record.value().toString())
                .toList();
    }
}

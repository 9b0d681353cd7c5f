package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Statements;
import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A full dashboard asks the database as often as one with a single widget. */
class DashboardStatementsTests extends WatchingScene {

    private static final int MANY = 12;
    private static final int FULL = 200;

    @Autowired
    private DashboardView view;

    @Autowired
    private Choices choices;

    @Autowired
    private Arranging arranging;

    @Autowired
    private Frames frames;

    @Autowired
    private BundleTable bundles;

    @Test
    void readsAFullDashboardByAsManyStatementsAsOneWidget() throws Exception {
        List<Installation> own = widgets(MANY, organization, owner);
        Account stranger = person();
        List<Installation> lost = widgets(MANY, organization(stranger), stranger);
        put(own.subList(0, 1), 1);
        put(lost.subList(0, 1), 1);
        propose(own.getFirst());
        DashboardBody little = view.of(member.id());
        assertThat(little.placements())
                .extracting(DashboardBody.PlacementBody::unavailable)
                .containsExactlyInAnyOrder(null, "revoked");
        assertThat(little.proposals()).hasSize(1);
        List<String> few = Statements.of(() -> view.of(member.id()));

        put(own, FULL - 2 - MANY);
        put(lost, MANY);
        own.forEach(this::propose);

        assertThat(Statements.of(() -> view.of(member.id())))
                .hasSizeBetween(5, 24)
                .isEqualTo(few);
        DashboardBody full = view.of(member.id());
        assertThat(full.placements()).hasSize(FULL);
        assertThat(full.proposals()).hasSize(MANY + 1);
        assertThat(full.placements().stream().filter(one -> one.frame() != null))
                .hasSize(FULL - 1 - MANY)
                .allSatisfy(one -> assertThat(one.unavailable()).isNull())
                .extracting(one -> one.installation().id())
                .containsAll(own.stream().map(Installation::id).toList());
    }

    @Test
    void offersManyThingsByAsManyStatementsAsOne() throws Exception {
        widgets(1, organization, owner);
        assertThat(choices.of(member.id())).hasSize(2);
        List<String> few = Statements.of(() -> choices.of(member.id()));

        widgets(MANY, organization, owner);

        assertThat(Statements.of(() -> choices.of(member.id())))
                .hasSizeBetween(5, 24)
                .isEqualTo(few);
        assertThat(choices.of(member.id()).stream().filter(choice -> choice.frame() != null))
                .hasSize(MANY + 1)
                .allSatisfy(choice -> {
                    assertThat(choice.sample()).hasSize(5);
                    assertThat(choice.sample().getFirst().value().path("symbol").asString())
                            .isEqualTo("5-" + choice.installation().name());
                });
    }

    @Test
    void boundsTheSizesOfManyByAsManyStatementsAsOfOne() throws Exception {
        List<Installation> own = widgets(MANY, organization, owner);

        List<String> few = Statements.of(() -> frames.of(own.subList(0, 1)));

        assertThat(Statements.of(() -> frames.of(own))).hasSizeBetween(3, 8).isEqualTo(few);
        put(own, MANY);
        List<Placement> placed = placements.of(member.id());
        List<String> moving = Statements.of(() -> arrange(placed.subList(0, 2)));
        List<String> movingAll = Statements.of(() -> arrange(placed));
        assertThat(without(movingAll)).isEqualTo(without(moving));
    }

    /** Each that is moved is written by a statement of its own. */
    private static List<String> without(List<String> statements) {
        return statements.stream()
                .filter(statement -> !statement.contains("update widgets.placement"))
                .toList();
    }

    private int height = 3;

    private void arrange(List<Placement> moved) {
        height++;
        List<Arranging.Place> places = new ArrayList<>();
        for (Placement placement : moved) {
            places.add(new Arranging.Place(placement.id().toString(), 4L, 10L * places.size(), 4L, (long) height));
        }
        assertThat(arranging.arrange(member.id(), view.of(member.id()).revision(), places))
                .isTrue();
    }

    /** So many that bring records and a frame, installed there. */
    private List<Installation> widgets(int count, OrganizationId there, Account by) throws Exception {
        List<String> names = new ArrayList<>();
        var entries = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String name = "w-" + ids.next();
            names.add(name);
            entries.append("""
                    - name: %s
                      display_name: Coins of %s
                      type: widget
                      version: 1.0.0
                      description: Shows prices
                      base_url: https://prices.example.com
                      client: per_installation
                      events_transport: pull
                      install_targets: [organization]
                      widget: {min_size: {width: 2, height: 2}, max_size: {width: 12, height: 20}}
                    """.formatted(name, name));
        }
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, entries), false);
        Files.delete(path);
        List<Installation> installed = new ArrayList<>();
        for (String name : names) {
            IntegrationId id = catalog.find(Slug.of(name)).orElseThrow().id();
            installed.add(installs.install(id, there, by.id()).installation());
            transaction.executeWithoutResult(status -> bundles.pin(
                    id,
                    "1.0.0",
                    bundles.keep(("patchbay.ready(); // " + name).getBytes(StandardCharsets.UTF_8)),
                    FramePolicy.CLOSED));
            brings(id, name);
        }
        return installed;
    }

    /** More records than are shown of it. */
    private void brings(IntegrationId id, String name) {
        jdbc.sql("insert into pipeline.source (integration, offered) values (:id, true) on conflict do nothing")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                        insert into pipeline.schema
                          (source, number, definition, key_fields, compatibility, per_installation, fingerprint, since)
                        values (:source, 1, '{"type": "object"}', '{symbol}', 'NONE', false, '\\x00', now())
                        """).param("source", id.value()).update();
        jdbc.sql("update pipeline.source set schema_number = 1, offered = true where integration = :id")
                .param("id", id.value())
                .update();
        for (int i = 0; i < 6; i++) {
            ingest.accept(
                    id, null, List.of(JsonMapper.shared().readTree("{\"symbol\": \"%d-%s\"}".formatted(i, name))));
        }
    }

    /** On the member's dashboard, in turn, more than anybody could place. */
    private void put(List<Installation> installations, int times) {
        jdbc.sql(
                        "insert into widgets.dashboard (account_id, revision, moved) values (:id, 0, 0) on conflict do nothing")
                .param("id", member.id().value())
                .update();
        for (int i = 0; i < times; i++) {
            jdbc.sql("""
                            insert into widgets.placement (id, account_id, kind, installation_id, config, x, y, w, h, placed_at)
                            values (:id, :account, 'INTEGRATION', :installation, '{}', 0, 0, 2, 2, now())
                            """)
                    .param("id", ids.next())
                    .param("account", member.id().value())
                    .param(
                            "installation",
                            installations.get(i % installations.size()).id().value())
                    .update();
        }
    }

    private void propose(Installation by) {
        jdbc.sql("""
                        insert into widgets.proposal (id, account_id, integration_id, installation_id, kind, title, reason, config,
                            w, h, state, made_at)
                        values (:id, :account, :integration, :installation, 'INTEGRATION', 'Prices', 'Because', '{}', 2, 2, 'OPEN',
                            :now)
                        """)
                .param("id", ids.next())
                .param("account", member.id().value())
                .param("integration", by.integration().value())
                .param("installation", by.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

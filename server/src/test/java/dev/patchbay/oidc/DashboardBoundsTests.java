package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.widgets.AppDashboards;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What integrations may not do to people's dashboards. */
class DashboardBoundsTests extends DashboardScene {

    @Autowired
    AppDashboards dashboards;

    @Test
    void floodsNobody() {
        for (int i = 0; i < 5; i++) {
            assertThat(propose(wish("title", "Number " + i)).statusCode()).isEqualTo(202);
        }
        assertThat(read(propose(wish("title", "Number 3"))).path("id").asString())
                .isEqualTo(dashboard().at("/proposals/3/id").asString());
        var sixth = propose(wish("title", "Number 6"));
        assertThat(sixth.statusCode()).isEqualTo(409);
        assertThat(problem(sixth)).isEqualTo("too-many-proposals");
        assertThat(dashboard().path("proposals").size()).isEqualTo(5);
        assertThat(bell()).hasSize(5);

        for (JsonNode one : dashboard().path("proposals")) {
            answer(one.path("id").asString(), "decline");
        }
        for (int i = 7; i < 20; i++) {
            var again = read(propose(wish("title", "Number " + i)));
            answer(again.path("id").asString(), "decline");
        }
        var persistent = propose(wish("title", "Number 20"));
        assertThat(persistent.statusCode()).as(persistent.body()).isEqualTo(429);
        assertThat(problem(persistent)).isEqualTo("too-many-requests");
        assertThat(dashboard().path("proposals").isEmpty()).isTrue();
    }

    @Test
    void refusesWhatCannotBePlacedAndNamesTheField() {
        var nothing = propose(Map.of());
        assertThat(pointers(nothing)).contains("/widget", "/title", "/reason");
        assertThat(pointers(propose(wish("config", Map.of("field", "price", "on", 1)))))
                .containsExactlyInAnyOrder("/config/record", "/config/on");
        assertThat(pointers(propose(wish("widget", "integration")))).containsExactly("/widget");
        assertThat(pointers(propose(wish("source", "no-such-source")))).containsExactly("/source");
        assertThat(pointers(propose(wish("source", "kiosk")))).containsExactly("/source");
        assertThat(pointers(propose(wish("reason", "turned \u202e around")))).containsExactly("/reason");
        assertThat(dashboard().path("proposals").isEmpty()).isTrue();
    }

    @Test
    void saysNothingOfWhatElseSomebodyHas() {
        bringsData(apps.desk.installation().integration());
        var blind = propose(wish("source", "desk"));
        assertThat(blind.statusCode()).as(blind.body()).isEqualTo(202);
        String id = read(blind).path("id").asString();

        assertThat(dashboard().path("proposals").isEmpty()).isTrue();
        assertThat(bell()).isEmpty();
        assertThat(answer(id, "accept").statusCode()).isEqualTo(404);
        assertThat(state(id).path("state").asString()).isEqualTo("open");

        TestApps.Login mika = apps.member;
        TestApps.App own = apps.own(mika, "dashboard:read", "dashboard:write");
        post(PROPOSALS, wish("source", "desk"), ask(own, ""));
        JsonNode seen = read(signedIn(mika).get("/api/dashboard").response());
        assertThat(seen.at("/proposals/0/source/name").asString()).isEqualTo("desk");
        assertThat(seen.at("/proposals/0/by/name").asString()).isEqualTo("pocket");
    }

    @Test
    void isKeptFromNobodyByWhatThePersonDoesNotSee() {
        jdbc.sql("""
                        insert into widgets.dashboard (account_id, revision, moved) values (:account, 0, 0)
                        on conflict do nothing
                        """).param("account", pia.account().value()).update();
        for (int i = 0; i < 20; i++) {
            jdbc.sql("""
                            insert into widgets.proposal (id, account_id, integration_id, installation_id, source_id, kind,
                                title, reason, config, w, h, state, made_at)
                            values (gen_random_uuid(), :account, :integration, gen_random_uuid(), :integration, 'NUMBER',
                                'Unseen', 'Because', '{}', 3, 3, 'OPEN', now())
                            """)
                    .param("account", pia.account().value())
                    .param("integration", UUID.randomUUID())
                    .update();
        }

        var proposed = propose(wish());

        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(202);
        assertThat(dashboard().path("proposals").size()).isEqualTo(1);
    }

    @Test
    void reachesNobodyWhoHasNotInstalledIt() {
        TestApps.Login stranger = apps.person("Stan Stranger");
        var refused =
                token(pocket, Map.of("grant_type", "client_credentials", "installation_id", "" + UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(400);

        String id = read(propose(wish())).path("id").asString();

        TestBrowser other = signedIn(stranger);
        assertThat(other.get("/api/dashboard").response().body()).doesNotContain(id);
        assertThat(other.post("/api/dashboard/proposals/" + id + "/accept", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.post("/api/dashboard/proposals/" + id + "/decline", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(state(id).path("state").asString()).isEqualTo("open");
        TestApps.App anothers = apps.own(stranger, "dashboard:read", "dashboard:write");
        assertThat(get(PROPOSALS + "/" + id, ask(anothers, "")).statusCode()).isEqualTo(404);
        var known = UUID.fromString(id);
        var otherApp = apps.desk.installation().id();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> dashboards.answer(otherApp, pia.account(), known))
                .matches(unknown -> unknown.problem().slug().equals("not-found"));
    }

    @Test
    void needsTheScopeAndAPerson() {
        String plain = ask(pocket, "profile:read");
        String looking = ask(pocket, "dashboard:read");
        String write = ask(pocket, "dashboard:write");

        assertThat(problem(post(PROPOSALS, wish(), plain))).isEqualTo("insufficient-scope");
        assertThat(problem(post(PROPOSALS, wish(), looking))).isEqualTo("insufficient-scope");
        assertThat(problem(get("/v1/dashboard", write))).isEqualTo("insufficient-scope");
        assertThat(post(PROPOSALS, wish(), write).statusCode()).isEqualTo(202);
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);
        apps.ownApps.cutScope(pocket.installation().id(), "dashboard:write", pia.account());
        assertThat(token(pocket, form(pocket, "dashboard:write")).status()).isEqualTo(400);
        assertThat(problem(post(PROPOSALS, wish(), ask(theirs, "")))).isIn("insufficient-scope", "caller-not-allowed");
        assertThat(dashboard().path("proposals").size()).isEqualTo(1);
    }

    @Test
    void isForgottenWithTheAppAndSilentWhileItIsSuspended() {
        String id = read(propose(wish())).path("id").asString();

        var operator =
                apps.person("Otto Operator", Set.of(PlatformRole.OPERATOR)).account();
        apps.installs.suspend(pocket.installation().id(), SuspensionCause.OPERATOR, operator);
        assertThat(dashboard().path("proposals").isEmpty()).isTrue();
        assertThat(answer(id, "accept").statusCode()).isEqualTo(404);
        apps.installs.resume(pocket.installation().id(), SuspensionCause.OPERATOR, operator);
        assertThat(dashboard().path("proposals").size()).isEqualTo(1);

        apps.installs.uninstall(pocket.installation().id(), pia.account());
        assertThat(dashboard().path("proposals").isEmpty()).isTrue();
        assertThat(problem(answer(id, "accept"))).isEqualTo("proposal-decided");
    }
}

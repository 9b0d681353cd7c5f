package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RequestsTests extends StorefrontWorld {

    @Autowired
    List<PersonalData> personal;

    @Test
    void reachTheAdminWhoInstallsWithAWord() throws Exception {
        var asked = member.post("/api/requests", Map.of("integration", "bot", "message", "For the night shift"));
        assertThat(asked.status()).isEqualTo(201);

        JsonNode seen = admin.get("/api/requests?state=open").body().path("requests");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).path("requestedBy").path("name").asString()).isEqualTo("Max");
        assertThat(seen.get(0).path("message").asString()).isEqualTo("For the night shift");

        var approved = admin.post(path(asked) + "/approve", Map.of("answer", "Have fun"));

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body().path("state").asString()).isEqualTo("approved");
        assertThat(state(member, "/api/listings/bot")).isEqualTo("installed");
        JsonNode told = member.get("/api/requests").body().path("requests").get(0);
        assertThat(told.path("answer").asString()).isEqualTo("Have fun");
        assertThat(told.path("answeredBy").path("name").asString()).isEqualTo("Ada");
    }

    @Test
    void areAnsweredByAnyInstallation() throws Exception {
        member.post("/api/requests", Map.of("integration", "bot"));

        install("bot");

        assertThat(member.get("/api/requests?state=approved").body().path("requests"))
                .hasSize(1);
    }

    @Test
    void areDeniedWithAReasonOnly() throws Exception {
        var asked = member.post("/api/requests", Map.of("integration", "bot"));

        assertThat(admin.post(path(asked) + "/deny", Map.of("reason", " ")).status())
                .isEqualTo(400);
        var denied = admin.post(path(asked) + "/deny", Map.of("reason", "We have one like it"));
        assertThat(denied.body().path("state").asString()).isEqualTo("denied");
        assertThat(admin.post(path(asked) + "/approve", Map.of()).problem()).isEqualTo("request-answered");
        assertThat(state(admin, "/api/listings/bot")).isEqualTo("can-install");
        JsonNode written = admin.get("/api/organizations/" + acme.id() + "/audit?action=request.denied")
                .body();
        assertThat(written.at("/entries/0/subject").asString()).isEqualTo("bot");
    }

    @Test
    void areMadeOnceByWhoeverAsksAgain() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            calls.add(() ->
                    member.post("/api/requests", Map.of("integration", "bot")).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : callers.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).isSubsetOf(200, 201);
        assertThat(member.get("/api/requests").body().path("requests")).hasSize(1);
    }

    @Test
    void areNoneOfAnotherMembersOrOrganizationsBusiness() throws Exception {
        var asked = member.post("/api/requests", Map.of("integration", "bot"));
        Account nora = person("Nora");
        organizations.addMember(acme.id(), nora.id(), OrganizationRole.MEMBER, ada.id());
        Browser colleague = new Browser(port).signIn(nora.email(), PASSWORD);
        Account eve = person("Eve");
        organizations.create(slug("evil"), "Evil", eve.id(), eve.id());
        Browser stranger = new Browser(port).signIn(eve.email(), PASSWORD);

        assertThat(colleague.get("/api/requests").body().path("requests")).isEmpty();
        for (Browser other : List.of(colleague, stranger)) {
            assertThat(other.delete(path(asked)).status()).isEqualTo(404);
            assertThat(other.post(path(asked) + "/approve", Map.of()).status()).isEqualTo(404);
            assertThat(other.post(path(asked) + "/deny", Map.of("reason", "x")).status())
                    .isEqualTo(404);
        }
        assertThat(member.post(path(asked) + "/deny", Map.of("reason", "x")).problem())
                .isEqualTo("only-admins");
        assertThat(member.post(path(asked) + "/approve", Map.of()).problem()).isEqualTo("only-admins-install");
        assertThat(stranger.get("/api/requests?organizationId=" + acme.id()).status())
                .isEqualTo(404);
        assertThat(member.get("/api/requests?state=open").body().path("requests"))
                .hasSize(1);
    }

    @Test
    void leaveNothingBehindWhenTheAppCannotBeInstalled() throws Exception {
        var asked = member.post("/api/requests", Map.of("integration", "crm"));

        assertThat(admin.post(path(asked) + "/approve", Map.of()).problem()).isEqualTo("payments-unavailable");
        assertThat(member.get("/api/requests?state=open").body().path("requests"))
                .hasSize(1);
    }

    @Test
    void areTakenBackByTheirMakerOrByLeaving() throws Exception {
        var first = member.post("/api/requests", Map.of("integration", "bot"));
        assertThat(member.delete(path(first)).body().path("state").asString()).isEqualTo("withdrawn");

        member.post("/api/requests", Map.of("integration", "bot"));
        organizations.removeMember(acme.id(), max.id(), ada.id());

        assertThat(admin.get("/api/requests?state=open").body().path("requests"))
                .isEmpty();
        assertThat(admin.get("/api/requests?state=withdrawn").body().path("requests"))
                .hasSize(2);
    }

    @Test
    void areNotMadeWhereThereIsNothingToAskFor() throws Exception {
        assertThat(admin.post("/api/requests", Map.of("integration", "bot")).problem())
                .isEqualTo("request-not-needed");
        install("bot");
        assertThat(member.post("/api/requests", Map.of("integration", "bot")).problem())
                .isEqualTo("request-not-needed");
        assertThat(member.post("/api/requests", Map.of("integration", "nothing-here"))
                        .problem())
                .isEqualTo("unknown-app");
    }

    @Test
    void arePaged() throws Exception {
        for (String app : List.of("bot", "slow", "customer-service")) {
            member.post("/api/requests", Map.of("integration", app));
        }

        JsonNode first = admin.get("/api/requests?limit=2").body();
        JsonNode second = admin.get(
                        "/api/requests?limit=2&after=" + first.path("next").asString())
                .body();

        assertThat(first.path("requests")).hasSize(2);
        assertThat(second.path("requests")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void areExportedAndErasedWithTheirMaker() throws Exception {
        member.post("/api/requests", Map.of("integration", "bot", "message", "For the night shift"));

        PersonalData asked = personal.stream()
                .filter(data -> data.section().equals("requests"))
                .findAny()
                .orElseThrow();
        assertThat(asked.export(max.id()).toString()).contains("For the night shift");
        asked.erase(max.id());

        assertThat(admin.get("/api/requests").body().path("requests")).isEmpty();
    }

    private static String path(Browser.Answer asked) {
        return "/api/requests/" + asked.body().path("id").asString();
    }
}

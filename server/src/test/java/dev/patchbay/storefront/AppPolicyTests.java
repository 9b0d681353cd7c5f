package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.catalog.Tier;
import dev.patchbay.kernel.Slug;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AppPolicyTests extends StorefrontWorld {

    private String policy;

    @BeforeEach
    void whatNobodyVerified() throws Exception {
        policy = "/api/organizations/" + acme.id() + "/app-policy";
        apply(CATALOG.replace("  appUrl:", "  is_first_party: false\n  appUrl:"));
        publishing.tier(catalog.find(Slug.of("bot")).orElseThrow().id(), Tier.UNVERIFIED, ada.id());
    }

    @Test
    void allowsEverythingUntilSomebodyDecides() throws Exception {
        JsonNode seen = member.get(policy).body();

        assertThat(seen.path("rule").asString()).isEqualTo("all");
        assertThat(seen.path("allow")).isEmpty();
        assertThat(seen.path("deny")).isEmpty();
        assertThat(state(admin, "/api/listings/bot")).isEqualTo("can-install");
    }

    @Test
    void refusesWhatIsDeniedAndSaysWhichRule() throws Exception {
        change("all", List.of(), List.of("bot"));

        var refused = admin.post("/api/installations", Map.of("integration", "bot"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("not-allowed-here");
        assertThat(refused.body().path("rule").asString()).isEqualTo("denied");
        assertThat(refused.body().path("detail").asString())
                .isEqualTo(
                        "Nothing was installed. Bot is among the apps that are not allowed there. An admin of Acme has to change"
                                + " its list of allowed apps first.");
        assertThat(admin.post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .problem())
                .isEqualTo("not-allowed-here");
        assertThat(install("slow").path("status").asString()).isEqualTo("setting_up");
    }

    @Test
    void refusesWhatNobodyVerifiedUnlessItIsNamed() throws Exception {
        change("verified", List.of("slow"), List.of());

        assertThat(refusal("bot")).isEqualTo("not-verified");
        assertThat(install("slow").path("status").asString()).isEqualTo("setting_up");
        publishing.tier(catalog.find(Slug.of("bot")).orElseThrow().id(), Tier.VERIFIED, ada.id());
        assertThat(install("bot").path("status").asString()).isEqualTo("active");
    }

    @Test
    void refusesWhatIsNotNamedWhenOnlyNamedAppsAreAllowed() throws Exception {
        change("listed", List.of("bot"), List.of());

        assertThat(refusal("slow")).isEqualTo("not-listed");
        assertThat(install("bot").path("status").asString()).isEqualTo("active");
    }

    @Test
    void leavesWhatIsInstalledAndTellsTheAdminsAlone() throws Exception {
        install("bot");

        JsonNode changed = change("listed", List.of(), List.of("bot"));

        assertThat(state(member, "/api/listings/bot")).isEqualTo("installed");
        assertThat(admin.get("/api/apps?action=sso&slug=bot").status()).isEqualTo(200);
        assertThat(changed.path("notAllowed")).hasSize(1);
        assertThat(changed.at("/notAllowed/0/name").asString()).isEqualTo("bot");
        assertThat(changed.at("/notAllowed/0/rule").asString()).isEqualTo("denied");
        assertThat(member.get(policy).body().path("notAllowed")).isEmpty();
        admin.delete("/api/installations/" + changed.at("/notAllowed/0/id").asString());
        assertThat(admin.get(policy).body().path("notAllowed")).isEmpty();
        assertThat(refusal("bot")).isEqualTo("denied");
    }

    @Test
    void saysOnTheListingWhyAndWhoDecides() throws Exception {
        change("verified", List.of(), List.of());

        JsonNode seen = member.get("/api/listings/bot").body().path("viewer");
        assertThat(seen.path("state").asString()).isEqualTo("not-allowed");
        assertThat(seen.at("/refusal/rule").asString()).isEqualTo("not-verified");
        assertThat(seen.at("/refusal/canChange").asBoolean()).isFalse();
        assertThat(admin.get("/api/listings/bot")
                        .body()
                        .at("/viewer/refusal/canChange")
                        .asBoolean())
                .isTrue();
        assertThat(state(new Browser(port), "/api/listings/bot")).isEqualTo("signed-out");
    }

    @Test
    void letsMembersAskAndTellsTheAdminWhatMustChangeFirst() throws Exception {
        change("listed", List.of(), List.of());
        var asked = member.post("/api/requests", Map.of("integration", "bot", "message", "Please"));
        assertThat(asked.status()).isEqualTo(201);
        String request = "/api/requests/" + asked.body().path("id").asString();

        var refused = admin.post(request + "/approve", Map.of("answer", "Gladly"));

        assertThat(refused.problem()).isEqualTo("not-allowed-here");
        assertThat(refused.body().path("rule").asString()).isEqualTo("not-listed");
        assertThat(refused.body().path("detail").asString()).contains("has to change its list of allowed apps first");
        assertThat(member.get("/api/requests?state=open").body().path("requests"))
                .hasSize(1);

        change("listed", List.of("bot"), List.of());
        assertThat(admin.post(request + "/approve", Map.of("answer", "Gladly"))
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("approved");
        assertThat(state(member, "/api/listings/bot")).isEqualTo("installed");
    }

    @Test
    void refusesUnknownNamesByTheirPlaceAndChangesNothing() throws Exception {
        var refused = put("verified", List.of("bot", "nothing-here", "Not a name"), List.of("bot"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/allow/1", "/allow/2", "/deny/0");
        assertThat(admin.get(policy).body().path("rule").asString()).isEqualTo("all");
        assertThat(put("some", List.of(), List.of()).status()).isEqualTo(400);
        assertThat(put("all", Collections.nCopies(201, "bot"), List.of()).problem())
                .isEqualTo("invalid-request");
        assertThat(admin.put(policy, Map.of("rule", "all")).problem()).isEqualTo("invalid-request");
    }

    @Test
    void isChangedByAdminsAloneAndNeverOverAChangeThatTheyDidNotSee() throws Exception {
        assertThat(member.put(policy, Map.of("rule", "all", "allow", List.of(), "deny", List.of()))
                        .problem())
                .isEqualTo("only-admins");
        long version = change("all", List.of(), List.of("bot")).path("version").asLong();
        change("verified", List.of(), List.of());

        var late =
                admin.put(policy, Map.of("rule", "listed", "allow", List.of(), "deny", List.of(), "version", version));

        assertThat(late.problem()).isEqualTo("policy-changed");
        assertThat(admin.get(policy).body().path("rule").asString()).isEqualTo("verified");
        JsonNode entries = admin.get("/api/organizations/" + acme.id() + "/audit?action=policy.changed")
                .body()
                .path("entries");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).at("/detail/from").asString()).isEqualTo("all");
        assertThat(entries.get(0).at("/detail/to").asString()).isEqualTo("verified");
        assertThat(entries.get(0).at("/detail/denied").asString()).isEqualTo("-bot");
        assertThat(entries.get(1).at("/detail/denied").asString()).isEqualTo("+bot");
    }

    @Test
    void takesOneOfTwoChangesThatTwoAdminsMakeAtOnce() throws Exception {
        Account ben = person("Ben");
        organizations.addMember(acme.id(), ben.id(), OrganizationRole.ADMIN, ada.id());
        Browser other = new Browser(port).signIn(ben.email(), PASSWORD);
        for (int round = 0; round < 6; round++) {
            long version = admin.get(policy).body().path("version").asLong();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var hers = threads.submit(() -> changeAt(start, admin, "verified", version));
                var his = threads.submit(() -> changeAt(start, other, "listed", version));
                start.countDown();

                assertThat(List.of(hers.get().problem(), his.get().problem()))
                        .containsExactlyInAnyOrder("", "policy-changed");
                assertThat(admin.get(policy).body().path("rule").asString())
                        .isEqualTo(hers.get().status() == 200 ? "verified" : "listed");
            }
            assertThat(admin.get(policy).body().path("version").asLong()).isEqualTo(version + 1);
        }
    }

    private Browser.Answer changeAt(CountDownLatch start, Browser browser, String rule, long version) throws Exception {
        start.await();
        return browser.put(policy, Map.of("rule", rule, "allow", List.of(), "deny", List.of(), "version", version));
    }

    private JsonNode change(String rule, List<String> allow, List<String> deny) throws Exception {
        var changed = put(rule, allow, deny);
        assertThat(changed.status()).as(changed.raw()).isEqualTo(200);
        return changed.body();
    }

    private Browser.Answer put(String rule, List<String> allow, List<String> deny) throws Exception {
        return admin.put(policy, Map.of("rule", rule, "allow", allow, "deny", deny));
    }

    private String refusal(String name) throws Exception {
        var refused = admin.post("/api/installations", Map.of("integration", name));
        assertThat(refused.problem()).isEqualTo("not-allowed-here");
        return refused.body().path("rule").asString();
    }
}

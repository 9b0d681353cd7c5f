package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is private, or was never published, is to strangers like a name that does not exist. */
class PrivateListingTests extends StorefrontWorld {

    private static final String NOWHERE = "nowhere-at-all";

    private String name;
    private IntegrationId id;
    private Organization elsewhere;
    private Browser stranger;
    private Browser mere;

    @BeforeEach
    void oneOfAcme() throws Exception {
        name = "own-" + ids.next();
        id = publishing.register(
                new NewIntegration(Slug.of(name), "Ours Alone", IntegrationType.APP, null), acme.id(), ada.id());
        publishing.saveDraft(id, """
                {"name": "%s", "display_name": "Ours Alone", "version": "1.0.0", "type": "app",
                 "description": "Shows what it is about.", "base_url": "https://192.88.98.7",
                 "callback_url": "https://192.88.98.7/callback", "events_transport": "pull",
                 "install_targets": ["organization", "user"]}
                """.formatted(name), null, ada.id());
        Account eve = person("Eve");
        elsewhere = organizations.create(slug("elsewhere"), "Elsewhere", eve.id(), eve.id());
        Account mo = person("Mo");
        organizations.addMember(elsewhere.id(), mo.id(), OrganizationRole.MEMBER, eve.id());
        stranger = new Browser(port).signIn(eve.email(), PASSWORD);
        mere = new Browser(port).signIn(mo.email(), PASSWORD);
    }

    @Test
    void isLikeANameThatDoesNotExistWhileItIsADraft() throws Exception {
        unknownToStrangers();
    }

    @Test
    void isLikeANameThatDoesNotExistOncePrivate() throws Exception {
        publishing.publish(id, null, ada.id());
        assertThat(asked(name)).isNotEqualTo(asked(NOWHERE));

        publishing.visibility(id, Visibility.PRIVATE, ada.id());

        unknownToStrangers();
    }

    @Test
    void isInstalledByItsPublisherAlone() throws Exception {
        publishing.publish(id, null, ada.id());
        publishing.visibility(id, Visibility.PRIVATE, ada.id());

        assertThat(state(member, "/api/listings/" + name)).isEqualTo("only-admins");
        assertThat(member.post("/api/requests", Map.of("integration", name)).status())
                .isEqualTo(201);
        assertThat(policy(admin, acme, name).status()).isEqualTo(200);
        assertThat(install(name).path("status").asString()).isEqualTo("active");
        assertThat(admin.get("/api/apps?action=sso&slug=" + name).status()).isEqualTo(200);
    }

    @Test
    void isNotCarriedIntoAnotherOrganizationByOneWhoBelongsToBoth() throws Exception {
        publishing.publish(id, null, ada.id());
        publishing.visibility(id, Visibility.PRIVATE, ada.id());
        organizations.addMember(elsewhere.id(), ada.id(), OrganizationRole.ADMIN, ada.id());
        admin.put(
                "/api/session/organization",
                Map.of("organizationId", elsewhere.id().toString()));

        var viewer = admin.get("/api/listings/" + name).body().path("viewer");

        assertThat(viewer.path("state").asString()).isEqualTo("not-allowed");
        assertThat(viewer.at("/refusal/rule").asString()).isEqualTo("private");
        assertThat(admin.post("/api/installations", Map.of("integration", name)).status())
                .isEqualTo(404);
        assertThat(policy(admin, elsewhere, name).status()).isEqualTo(400);
    }

    @Test
    void staysWithThoseWhoHadItBefore() throws Exception {
        publishing.publish(id, null, ada.id());
        String installation = stranger.post("/api/installations", Map.of("integration", name))
                .body()
                .path("id")
                .asString();
        assertThat(policy(stranger, elsewhere, name).status()).isEqualTo(200);

        publishing.visibility(id, Visibility.PRIVATE, ada.id());

        assertThat(stranger.get("/api/apps?action=sso&slug=" + name).status()).isEqualTo(200);
        assertThat(state(mere, "/api/listings/" + name)).isEqualTo("installed");
        assertThat(stranger.delete("/api/installations/" + installation).status())
                .isEqualTo(200);
        assertThat(asked(name)).isEqualTo(asked(NOWHERE));
        assertThat(policy(stranger, elsewhere, name)
                        .body()
                        .at("/apps/0/displayName")
                        .asString())
                .isEqualTo(name);
    }

    @Test
    void asksThosePeopleForMoreWhoHadItBefore() throws Exception {
        publishing.publish(id, null, ada.id());
        Map<String, Object> own = Map.of("integration", name, "target", "user");
        var asked = stranger.post("/api/installations", own).body();
        String installation = stranger.post(
                        "/api/installations",
                        Map.of(
                                "integration",
                                name,
                                "target",
                                "user",
                                "consent",
                                Map.of("version", asked.path("version").asString(), "scopes", List.of("openid"))))
                .body()
                .path("id")
                .asString();
        publishing.visibility(id, Visibility.PRIVATE, ada.id());
        publishing.saveDraft(
                id,
                publishing
                        .draft(id)
                        .json()
                        .replace("1.0.0", "1.1.0")
                        .replace("\"callback_url\"", "\"scopes\": [\"openid\", \"email\"], \"callback_url\""),
                null,
                ada.id());
        publishing.publish(id, null, ada.id());

        var more = stranger.get("/api/me/apps").body().at("/apps/0/reconsent");
        assertThat(more.path("consentUrl").asString()).contains("integration=" + name);
        assertThat(stranger.get(more.path("consentUrl").asString()).status()).isEqualTo(200);
        for (String way : List.of("/consent?integration=", "/listings/", "/api/listings/")) {
            assertThat(said(mere.get(way + name), name)).as(way).isEqualTo(said(mere.get(way + NOWHERE), NOWHERE));
        }
        assertThat(mere.post("/api/installations", own).status()).isEqualTo(404);
        assertThat(stranger.get("/api/installations/" + installation)
                        .body()
                        .path("version")
                        .asString())
                .isEqualTo("1.0.0");
    }

    private void unknownToStrangers() throws Exception {
        assertThat(asked(name)).isEqualTo(asked(NOWHERE));
        assertThat(said(policy(stranger, elsewhere, name), name))
                .isEqualTo(said(policy(stranger, elsewhere, NOWHERE), NOWHERE));
        assertThat(policy(stranger, elsewhere, name)
                        .body()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/allow/0");
    }

    /** Every way of asking for a name, and what came back with the name taken out. */
    private Map<String, String> asked(String it) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Browser browser : List.of(stranger, mere, new Browser(port))) {
            String who = browser == stranger ? "admin " : browser == mere ? "member " : "nobody ";
            note(answers, who + "page", browser.get("/api/listings/" + it), it);
            note(answers, who + "document", browser.get("/listings/" + it), it);
            note(answers, who + "open", browser.get("/apps/" + it + "/open"), it);
            note(answers, who + "sso", browser.get("/api/apps?action=sso&slug=" + it), it);
            note(answers, who + "own sso", browser.get("/api/apps?action=sso&for=user&slug=" + it), it);
            note(answers, who + "consent", browser.get("/consent?integration=" + it), it);
            note(answers, who + "requests", browser.get("/api/requests?integration=" + it), it);
            note(answers, who + "install", browser.post("/api/installations", Map.of("integration", it)), it);
            note(
                    answers,
                    who + "own install",
                    browser.post("/api/installations", Map.of("integration", it, "target", "user")),
                    it);
            note(
                    answers,
                    who + "consented install",
                    browser.post(
                            "/api/installations",
                            Map.of(
                                    "integration",
                                    it,
                                    "target",
                                    "user",
                                    "consent",
                                    Map.of("version", "1.0.0", "scopes", List.of("openid")))),
                    it);
            for (String action : List.of("install", "uninstall")) {
                for (String target : List.of("organization", "user")) {
                    note(
                            answers,
                            who + action + " " + target,
                            browser.post("/api/apps", Map.of("action", action, "slug", it, "target", target)),
                            it);
                }
            }
            note(answers, who + "request", browser.post("/api/requests", Map.of("integration", it)), it);
        }
        return answers;
    }

    private static void note(Map<String, String> answers, String what, Browser.Answer answer, String it) {
        answers.put(what, said(answer, it));
    }

    private static String said(Browser.Answer answer, String it) {
        String all = answer.status() + " " + answer.location() + " " + answer.raw();
        return all.replace(it, "x").replaceAll("[0-9a-f]{32}", "");
    }

    private Browser.Answer policy(Browser browser, Organization organization, String it) throws Exception {
        return browser.put(
                "/api/organizations/" + organization.id() + "/app-policy",
                Map.of("rule", "all", "allow", List.of(it), "deny", List.of()));
    }
}

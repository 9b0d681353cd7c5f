package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.AppMembers;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** OpenID Connect Back-Channel Logout 1.0. */
class BackChannelLogoutTests extends ReachableScene {

    @Test
    void tellsEachAppOfTheSessionThatItEnded() throws Exception {
        told(apps.desk, APP.url("/backchannel-logout"));
        TestBrowser browser = signedIn(apps.member);
        JsonNode tokens = tokens(browser);
        JWTClaimsSet id = SignedJWT.parse(tokens.get("id_token").asString()).getJWTClaimsSet();

        browser.submit("/logout", Map.of());

        JWTClaimsSet logout = heard();
        assertThat(logout.getIssuer()).isEqualTo(ISSUER);
        assertThat(logout.getAudience()).containsExactly(apps.desk.clientId());
        assertThat(logout.getSubject()).isEqualTo(apps.member.account().toString());
        assertThat(logout.getClaim("sid")).isEqualTo(id.getClaim("sid"));
        assertThat(logout.getJSONObjectClaim("events"))
                .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
        assertThat(logout.getClaims()).containsKeys("iat", "exp", "jti").doesNotContainKey("nonce");
    }

    @Test
    void tellsTheAppWhenAMemberIsRemoved() throws Exception {
        told(apps.desk, APP.url("/backchannel-logout"));
        tokens(signedIn(apps.member));

        apps.organizations.removeMember(apps.organization, apps.member.account(), apps.owner.account());

        assertThat(heard().getSubject()).isEqualTo(apps.member.account().toString());
    }

    /** Others have the app for themselves by the same client, and stay signed in. */
    @Test
    void tellsTheAppWhenAPersonRemovesWhatTheyHadForThemselves() throws Exception {
        TestApps.Login other = apps.person("Otto Other");
        TestApps.Login person = apps.person("Pia Person");
        apps.own(other);
        TestApps.App own = told(apps.own(person), APP.url("/backchannel-logout"));
        Map<String, String> request = Map.of("scope", "openid profile profile:read");
        for (TestApps.Login login : List.of(other, person)) {
            URI location = signedIn(login).get(TestApps.authorize(own, request)).location();
            String code = TestBrowser.parameter(location, "code").orElseThrow();
            assertThat(redeem(own, code).status()).isEqualTo(200);
        }

        apps.installs.uninstall(own.installation().id(), person.account());

        assertThat(heard().getSubject()).isEqualTo(person.account().toString());
        assertThat(heard().getAudience()).containsExactly(own.clientId());
        assertThat(heard().getClaim("sid")).isNotNull();
        await().until(() -> jdbc.sql("select count(*) from oidc.logout_notice where client_id = :id")
                        .param("id", own.clientId())
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(APP.heard).hasSize(1);
    }

    @Test
    void tellsOfEverybodyWhoMayUseTheAppNoMoreAndOfNobodyElse() throws Exception {
        told(apps.desk, APP.url("/backchannel-logout"));
        tokens(signedIn(apps.owner));
        tokens(signedIn(apps.member));
        int more = LogoutRounds.BATCH + 5;
        comeIn(more);

        context.getBean(AppMembers.class)
                .policy(apps.desk.installation().id(), AccessPolicy.ASSIGNED, apps.owner.account());

        await().until(() -> APP.heard.size() == more + 1);
        var subjects = new HashSet<String>();
        for (String form : APP.heard) {
            subjects.add(claims(form).getSubject());
        }
        assertThat(subjects)
                .hasSize(more + 1)
                .contains(apps.member.account().toString())
                .doesNotContain(apps.owner.account().toString());
    }

    @Test
    void leavesTheWorkOfTellingManyToAJob() {
        told(apps.desk, APP.url("/backchannel-logout"));
        tokens(signedIn(apps.member));
        var transaction = context.getBean(TransactionTemplate.class);

        Long written = transaction.execute(status -> {
            context.getBean(AppMembers.class)
                    .policy(apps.desk.installation().id(), AccessPolicy.ASSIGNED, apps.owner.account());
            return jdbc.sql("select count(*) from oidc.logout_notice where client_id = :id")
                    .param("id", apps.desk.clientId())
                    .query(Long.class)
                    .single();
        });

        assertThat(written).isZero();
        await().until(() -> APP.heard.size() == 1);
    }

    /** People who came into the desk, each once. */
    private void comeIn(int people) {
        jdbc.sql("""
                        insert into oidc.authorization
                          (id, client_id, account_id, session_id, scopes, redirect_uri, launch, authenticated_at,
                           code_hash, code_expires_at, code_spent_at, expires_at, created_at, last_used_at)
                        select gen_random_uuid(), :client, gen_random_uuid(), gen_random_uuid(), '{openid}', 'x', false, :now,
                           sha256(gen_random_uuid()::text::bytea), :now, :now, :now + interval '1 day', :now, :now
                        from generate_series(1, :people)
                        """)
                .param("client", apps.desk.clientId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("people", people)
                .update();
    }

    @Test
    void signsOutOfOneAppAlone() throws Exception {
        told(apps.desk, APP.url("/backchannel-logout"));
        TestBrowser browser = signedIn(apps.member);
        JsonNode tokens = tokens(browser);
        String installation = apps.desk.installation().id().toString();
        JsonNode list = json.readTree(browser.get("/api/me/apps").body()).get("apps");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("installationId").asString()).isEqualTo(installation);
        assertThat(list.get(0).get("integration").get("displayName").asString()).isEqualTo("Desk");

        assertThat(browser.delete("/api/me/apps/" + installation).statusCode()).isEqualTo(204);

        assertThat(heard().getAudience()).containsExactly(apps.desk.clientId());
        await().until(() ->
                browser().get("/oidc/me", tokens.get("access_token").asString()).statusCode() == 401);
        assertThat(json.readTree(browser.get("/api/me/apps").body()).get("apps"))
                .isEmpty();
        assertThat(browser.delete("/api/me/apps/" + installation).statusCode()).isEqualTo(404);
        assertThat(json.readTree(browser.get("/api/session").body())
                        .get("account")
                        .isNull())
                .isFalse();
    }

    @Test
    void listsNobodyElsesApps() {
        tokens(signedIn(apps.member));

        TestBrowser owner = signedIn(apps.owner);

        assertThat(json.readTree(owner.get("/api/me/apps").body()).get("apps")).isEmpty();
        assertThat(owner.delete("/api/me/apps/" + apps.desk.installation().id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysItAgainToAnAppThatIsInTrouble() {
        told(apps.desk, APP.url("/backchannel-logout"));
        APP.answer = 503;
        TestBrowser browser = signedIn(apps.member);
        tokens(browser);
        browser.submit("/logout", Map.of());
        await().until(() -> !APP.heard.isEmpty());
        APP.answer = 200;

        clock.advance(Duration.ofSeconds(6));

        await().until(() -> APP.heard.size() >= 2);
        await().until(() -> jdbc.sql("select count(*) from oidc.logout_notice where client_id = :id")
                        .param("id", apps.desk.clientId())
                        .query(Long.class)
                        .single()
                == 0);
    }

    @Test
    void sendsNothingToPrivateAddresses() {
        told(apps.desk, INTERNAL.url("/backchannel-logout"));
        TestBrowser browser = signedIn(apps.member);
        tokens(browser);

        browser.submit("/logout", Map.of());

        await().until(() -> jdbc.sql("select attempts from oidc.logout_notice where client_id = :id")
                .param("id", apps.desk.clientId())
                .query(Integer.class)
                .optional()
                .filter(attempts -> attempts > 0)
                .isPresent());
        assertThat(INTERNAL.heard).isEmpty();
    }

    @Test
    void cannotBeTakenForAnotherToken() throws Exception {
        told(apps.desk, APP.url("/backchannel-logout"));
        TestBrowser browser = signedIn(apps.member);
        tokens(browser);
        browser.submit("/logout", Map.of());
        heard();
        String token = APP.heard.getFirst().substring("logout_token=".length());

        assertThat(browser().get("/oidc/me", token).statusCode()).isEqualTo(401);
        assertThat(browser().get("/oidc/session/end?id_token_hint=" + token).statusCode())
                .isEqualTo(400);
    }

    private JWTClaimsSet heard() throws Exception {
        await().until(() -> !APP.heard.isEmpty());
        return claims(APP.heard.getFirst());
    }

    private JWTClaimsSet claims(String form) throws Exception {
        assertThat(form).startsWith("logout_token=");
        var jwt = SignedJWT.parse(form.substring("logout_token=".length()));
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("logout+jwt");
        var key = JWKSet.parse(browser().get("/oidc/jwks").body())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private JsonNode tokens(TestBrowser browser) {
        var location = browser.get(TestApps.authorize(apps.desk)).location();
        return redeem(apps.desk, TestBrowser.parameter(location, "code").orElseThrow())
                .body();
    }
}

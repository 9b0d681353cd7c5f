package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An app whose address an admin entered by hand, so that nobody vouched for it, and which knows RS256 alone. */
class ManualClientTests extends ProviderScene {

    private static final String SCOPES = "openid profile email";

    @Autowired
    TransactionTemplate transaction;

    @Test
    void isAnnouncedOnceWithItsHostAndThenGetsTokensSignedWithRs256() throws Exception {
        TestApps.App ledger = apps.installByHand("https://books.acme.example", transaction);
        String address = TestApps.authorize(ledger, Map.of("scope", SCOPES));
        TestBrowser browser = signedIn(apps.member);

        var announced = browser.get(address);

        assertThat(announced.statusCode()).isEqualTo(200);
        assertThat(announced.body()).contains("books.acme.example", "id=\"allow\"", "id=\"deny\"");
        var agreed = browser.submit("/consent", Map.of("request", address, "decision", "allow"));
        String location = agreed.body()
                .replaceAll("(?s).*content=\"0;url=([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(location).startsWith("https://books.acme.example/openid/callback?code=");
        TokenAnswer tokens = redeem(
                ledger, TestBrowser.parameter(URI.create(location), "code").orElseThrow());
        assertThat(tokens.status()).as(tokens.body().toString()).isEqualTo(200);
        for (String token : new String[] {tokens.text("id_token"), tokens.text("access_token")}) {
            SignedJWT jwt = SignedJWT.parse(token);
            assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
            var key = JWKSet.parse(browser().get("/oidc/jwks").body())
                    .getKeyByKeyId(jwt.getHeader().getKeyID());
            assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        }
        assertThat(browser.get(address).location()).hasHost("books.acme.example");
        assertThat(signedIn(apps.owner).get(address).body()).contains("books.acme.example", "id=\"allow\"");
    }

    @Test
    void isNotAnnouncedToAnAppThatWantsNoPage() {
        TestApps.App ledger = apps.installByHand("https://books.acme.example", transaction);

        var silent = signedIn(apps.member)
                .get(TestApps.authorize(ledger, Map.of("scope", SCOPES, "prompt", "none")))
                .location();

        assertThat(TestBrowser.parameter(silent, "error")).hasValue("interaction_required");
        assertThat(TestBrowser.parameter(silent, "code")).isEmpty();
    }
}

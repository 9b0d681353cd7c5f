package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.PlatformRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@Import(SettableClock.OfDay.class)
@TestPropertySource(
        properties = {
            "patchbay.signing.publish-before=10m",
            "patchbay.oidc.code-life=30m",
            "patchbay.grants.feed-deadline=1h"
        })
class KeyRotationTests extends ProviderScene {

    private static final String ROTATE = "/api/console/signing-keys/rotate";

    /** A well-behaved client keeps its copy of the keys for the answer's {@code max-age}, less what a sign-in takes here. */
    private static final Duration KEPT = Duration.ofMinutes(4);

    private static final int CLIENTS = 4;

    /** How often each client has begun anew. */
    private final List<AtomicInteger> rounds =
            Stream.generate(AtomicInteger::new).limit(CLIENTS).toList();

    @Autowired
    SettableClock clock;

    @Test
    void failsNoGoodRequestWhileKeysAreReplacedUnderLoad() throws Exception {
        var operator = signedIn(apps.person("Rita Rotates", Set.of(PlatformRole.OPERATOR)));
        var failures = new ConcurrentLinkedQueue<String>();
        Set<String> signers = ConcurrentHashMap.newKeySet();
        var over = new AtomicBoolean();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                TestApps.App app = i % 2 == 0 ? apps.desk : apps.legacy;
                AtomicInteger round = rounds.get(i);
                running.add(clients.submit(() -> signInAgainAndAgain(app, round, over, failures, signers)));
            }
            String before = signers(apps.desk);
            try {
                replaceKeys(operator);
                await().until(() -> signers.contains(signers(apps.desk)) && signers.contains(signers(apps.legacy)));
            } finally {
                over.set(true);
            }
            String after = signers(apps.desk);
            for (Future<?> client : running) {
                client.get();
            }
            assertThat(after).isNotEqualTo(before);
            assertThat(signers).contains(before, after);
        }
        assertThat(failures).isEmpty();
    }

    private void replaceKeys(TestBrowser operator) {
        var answer = operator.post(ROTATE, "{\"urgent\":false}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (int step = 0; step < 22; step++) {
            clock.advance(Duration.ofSeconds(30));
            // nobody is left behind with keys that are older than he may think
            List<Integer> before = rounds.stream().map(AtomicInteger::get).toList();
            await().until(() ->
                    IntStream.range(0, CLIENTS).allMatch(i -> rounds.get(i).get() > before.get(i)));
        }
    }

    private String signers(TestApps.App app) throws Exception {
        return SignedJWT.parse(tokensFor(app, apps.member).get("id_token").asString())
                .getHeader()
                .getKeyID();
    }

    /** Signs in, checks the ID token with keys that may be five minutes old, refreshes, and asks who it is. */
    private Void signInAgainAndAgain(
            TestApps.App app, AtomicInteger round, AtomicBoolean over, Queue<String> failures, Set<String> signers)
            throws Exception {
        TestBrowser browser = signedIn(apps.member);
        JWKSet keys = jwks();
        var readAt = clock.instant();
        while (!over.get()) {
            round.incrementAndGet();
            if (clock.instant().isAfter(readAt.plus(KEPT))) {
                keys = jwks();
                readAt = clock.instant();
            }
            var code = TestBrowser.parameter(
                    browser.get(TestApps.authorize(app, Map.of("scope", "openid profile offline_access")))
                            .location(),
                    "code");
            TokenAnswer tokens = code.map(value -> redeem(app, value)).orElseThrow();
            if (tokens.status() != 200) {
                failures.add("code: " + tokens.body());
                continue;
            }
            verify(tokens.text("id_token"), keys, failures, signers);
            TokenAnswer again =
                    token(app, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")));
            if (again.status() != 200) {
                failures.add("refresh: " + again.body());
                continue;
            }
            var me = browser().get("/oidc/me", again.text("access_token"));
            if (me.statusCode() != 200) {
                failures.add("userinfo: " + me.statusCode() + me.header("WWW-Authenticate"));
            }
        }
        return null;
    }

    private static void verify(String idToken, JWKSet keys, Queue<String> failures, Set<String> signers)
            throws Exception {
        var jwt = SignedJWT.parse(idToken);
        JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        signers.add(jwt.getHeader().getKeyID());
        boolean good = key != null
                && jwt.verify(key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey()));
        if (!good) {
            failures.add("signed by a key that was not published: " + jwt.getHeader());
        }
    }

    private JWKSet jwks() throws Exception {
        return JWKSet.parse(browser().get("/oidc/jwks").body());
    }

    @Test
    void isForOperatorsWhoJustShowedWhoTheyAre() {
        assertThat(signedIn(apps.owner).post(ROTATE, "{\"urgent\":true}").statusCode())
                .isEqualTo(403);
        var operator = signedIn(apps.person("Otto Operates", Set.of(PlatformRole.OPERATOR)));
        clock.advance(Duration.ofMinutes(11));

        var answer = operator.post(ROTATE, "{\"urgent\":true}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("step-up-required");
    }

    @Test
    void refusesWhatAWithdrawnKeySigned() throws Exception {
        String token = tokensFor(apps.desk, apps.member).get("access_token").asString();
        var operator = signedIn(apps.person("Ulla Urgent", Set.of(PlatformRole.OPERATOR)));
        assertThat(browser().get("/oidc/me", token).statusCode()).isEqualTo(200);

        assertThat(operator.post(ROTATE, "{\"urgent\":true}").statusCode()).isEqualTo(200);

        assertThat(browser().get("/oidc/me", token).statusCode()).isEqualTo(401);
        assertThat(jwks().getKeyByKeyId(SignedJWT.parse(token).getHeader().getKeyID()))
                .isNull();
        assertThat(tokensFor(apps.desk, apps.member).has("id_token")).isTrue();
    }

    @Test
    void sealsAnewWithoutForgettingWhatWasSealed() {
        var operator = signedIn(apps.person("Silke Seals", Set.of(PlatformRole.OPERATOR)));

        assertThat(operator.post("/api/console/sealing-key/rotate", "{}").statusCode())
                .isEqualTo(204);

        assertThat(apps.clients
                        .openSealedSecret(apps.desk.clientId())
                        .orElseThrow()
                        .reveal())
                .isEqualTo(apps.desk.secret());
    }
}

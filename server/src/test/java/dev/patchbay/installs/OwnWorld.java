package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Consents;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Revocations;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A person without an organization, and an app that is also for single people. */
@PatchbayTest
@SpringBootTest
abstract class OwnWorld {

    static final Set<String> REQUIRED = Set.of("openid", "profile:read");

    @Autowired
    Installs installs;

    @Autowired
    OwnApps ownApps;

    @Autowired
    AccessDecision access;

    @Autowired
    Clients clients;

    @Autowired
    Grants grants;

    @Autowired
    Consents consents;

    @Autowired
    Revocations revocations;

    @Autowired
    OwnData data;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext context;

    TestInstalls world;
    IntegrationId pocket;
    AccountId person;

    @BeforeEach
    void somebodyWithoutAnOrganization() {
        world = new TestInstalls(context);
        pocket = world.listing("pocket");
        person = world.person("Pia Person");
    }

    Installation install(String... scopes) {
        Set<String> given = scopes.length == 0 ? REQUIRED : Set.of(scopes);
        return ownApps.install(pocket, consent(pocket, person, given), person).installation();
    }

    Installation ready(Installation installation) {
        installs.setUpDone(installation.id(), installation.clientId());
        return installs.find(installation.id()).orElseThrow();
    }

    Consent consent(IntegrationId integration, AccountId account, Set<String> scopes) {
        return new Consent(ownApps.asked(integration, account).version(), scopes, Locale.GERMAN);
    }

    TokenFacts token(Installation installation) {
        Installation now = installs.find(installation.id()).orElseThrow();
        return TokenFacts.of(now.clientId(), clock.instant())
                .grant(grants.activeOf(now.id()).orElseThrow().id())
                .installation(now.id(), now.epoch());
    }

    static ProblemException problem(ThrowingCallable act, String slug) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, act);
        assertThat(problem).isNotNull();
        assertThat(problem.problem().type().slug()).isEqualTo(slug);
        return problem;
    }

    static List<Installed> atOnce(Callable<Installed> click) throws Exception {
        var start = new CountDownLatch(1);
        List<Future<Installed>> clicks = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                clicks.add(threads.submit(() -> {
                    start.await();
                    return click.call();
                }));
            }
            start.countDown();
            List<Installed> results = new ArrayList<>();
            for (var one : clicks) {
                results.add(one.get());
            }
            return results;
        }
    }
}

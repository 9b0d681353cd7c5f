package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.grants.Grants;
import dev.patchbay.jobs.Job;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a new version does to those who have the one before. */
@PatchbayTest
@SpringBootTest
class RollOutTests {

    private static final int MANY = 53;

    @Autowired
    private Installs installs;

    @Autowired
    private OwnApps ownApps;

    @Autowired
    private Reconsents reconsents;

    @Autowired
    private RollOut rollOut;

    @Autowired
    private Updating updating;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Grants grants;

    @Autowired
    private Ids ids;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ApplicationContext context;

    private TestInstalls world;

    @BeforeEach
    void thePeople() {
        world = new TestInstalls(context);
    }

    @Test
    void bringsEverybodyToTheVersionAndTellsEachAppOnce() throws Exception {
        IntegrationId desk = world.listing("support-desk");
        List<InstallationId> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(installs.install(desk, world.organization(world.owner), world.owner)
                    .installation()
                    .id());
        }
        var removed = installs.install(desk, world.organization, world.owner).installation();
        installs.uninstall(removed.id(), world.owner);

        world.change("version: 1.2.0", "version: 1.3.0");
        await().until(() -> all.stream().allMatch(id -> version(id).equals("1.3.0")));

        assertThat(all).allSatisfy(id -> assertThat(updatesOf(id)).containsExactly("1.3.0 after \"1.2.0\""));
        assertThat(version(removed.id())).isEqualTo("1.2.0");
        run(desk);
        assertThat(reconsents.count(desk)).isEqualTo(new Reconsents.Count("1.3.0", 0, 0));

        // as when a run was cut off: some are behind, and a batch that was not committed has changed nothing
        List<InstallationId> behind = all.subList(0, 7);
        behind.forEach(id -> jdbc.sql("update installs.installation set version = '1.2.0' where id = :id")
                .param("id", id.value())
                .update());
        transactions.executeWithoutResult(status -> {
            behind.forEach(updating::follow);
            status.setRollbackOnly();
        });
        run(desk);
        run(desk);

        assertThat(all).allSatisfy(id -> assertThat(updatesOf(id)).hasSize(behind.contains(id) ? 2 : 1));
    }

    @Test
    void waitsForAnAdminWhereMoreIsAskedAndRunsOnWhatWasAgreedToBefore() {
        IntegrationId desk = world.listing("support-desk");
        InstallationId id = installs.install(desk, world.organization, world.owner)
                .installation()
                .id();
        var before = grants.activeOf(id).orElseThrow();

        world.change(
                "version: 1.2.0",
                "version: 2.0.0",
                "scopes: [openid, profile]\n  optional_scopes: [email]",
                "scopes: [openid, profile, email]");
        await().until(() -> reconsents.waitingFor(id).isPresent());

        assertThat(reconsents.waitingFor(id)).contains("2.0.0");
        assertThat(version(id)).isEqualTo("1.2.0");
        assertThat(updatesOf(id)).isEmpty();
        assertThat(grants.activeOf(id)).contains(before);
        run(desk);
        var asking = reconsents.count(desk);
        assertThat(asking.version()).isEqualTo("2.0.0");
        assertThat(asking.waiting()).isPositive();

        AccountId stranger = world.person("Sam Stranger");
        assertThat(problem(() -> reconsents.asked(id, stranger))).isEqualTo(KernelProblem.NOT_FOUND);
        assertThat(problem(() -> reconsents.asked(id, world.member))).isEqualTo(InstallsProblem.ONLY_ADMINS_MANAGE);
        Asked asked = reconsents.asked(id, world.owner);
        assertThat(asked.wanted().stream().filter(Asked.Wanted::isNew).map(Asked.Wanted::name))
                .containsExactly("email");
        var all = Set.of("openid", "profile", "email");
        assertThat(problem(() -> reconsents.agree(id, consent(asked, all), world.member)))
                .isEqualTo(InstallsProblem.ONLY_ADMINS_MANAGE);
        assertThat(problem(() -> reconsents.agree(id, consent(asked, Set.of("openid", "profile")), world.owner)))
                .isEqualTo(KernelProblem.INVALID_REQUEST);
        assertThat(grants.activeOf(id)).contains(before);

        reconsents.agree(id, consent(asked, all), world.owner);

        assertThat(version(id)).isEqualTo("2.0.0");
        assertThat(reconsents.waitingFor(id)).isEmpty();
        assertThat(grants.activeOf(id).orElseThrow().scopes()).isEqualTo(all);
        assertThat(grants.find(before.id()).orElseThrow().ended()).isTrue();
        assertThat(updatesOf(id)).containsExactly("2.0.0 after \"1.2.0\"");
        assertThat(reconsents.count(desk))
                .isEqualTo(new Reconsents.Count("2.0.0", asking.waiting() - 1, asking.accepted() + 1));
    }

    @Test
    void asksAPersonTheSameWay() {
        IntegrationId pocket = world.listing("pocket");
        AccountId person = world.person("Pia Person");
        var required = Set.of("openid", "profile:read");
        InstallationId id = ownApps.install(pocket, consent(ownApps.asked(pocket, person), required), person)
                .installation()
                .id();

        world.change(
                "scopes: [openid, \"profile:read\"]\n  optional_scopes: [\"dashboard:read\", email]",
                "scopes: [openid, \"profile:read\", \"profile\"]\n  optional_scopes: [\"dashboard:read\", email]",
                "webhook_url: https://pocket.example.com/hook",
                "version: 1.0.1",
                "name: pocket\n  display_name: Pocket\n  version: 1.0.0",
                "name: pocket\n  display_name: Pocket\n  webhook_url: https://pocket.example.com/hook",
                "{openid: Signs you in., \"profile:read\"",
                "{openid: Signs you in., profile: Names you., \"profile:read\"");
        await().until(() -> reconsents.waitingFor(id).isPresent());
        assertThat(version(id)).isEqualTo("1.0.0");
        run(pocket);
        var asking = reconsents.count(pocket);
        assertThat(asking.waiting()).isPositive();

        ownApps.agree(id, consent(ownApps.asked(pocket, person), Set.of("openid", "profile:read", "profile")), person);

        assertThat(version(id)).isEqualTo("1.0.1");
        assertThat(updatesOf(id)).containsExactly("1.0.1 after \"1.0.0\"");
        assertThat(reconsents.count(pocket))
                .isEqualTo(new Reconsents.Count("1.0.1", asking.waiting() - 1, asking.accepted() + 1));
    }

    @Test
    void letsNobodyElseInstallWhatIsPrivate() {
        OrganizationId others = world.organization(world.person("Olaf Other"));
        IntegrationId id = publishing.register(
                new NewIntegration(Slug.of("inhouse"), "Inhouse", IntegrationType.APP, null),
                world.organization,
                world.owner);
        publishing.saveDraft(id, """
                {"name": "inhouse", "display_name": "Inhouse", "version": "1.0.0", "type": "app", "description": "Ours.",
                 "base_url": "https://192.88.98.7", "client": "per_installation", "install_targets": ["organization", "user"]}
                """, null, world.owner);
        publishing.publish(id, null, world.owner);
        publishing.visibility(id, Visibility.PRIVATE, world.owner);
        AccountId stranger = world.person("Sam Stranger");

        assertThat(problem(() -> ownApps.asked(id, stranger))).isEqualTo(KernelProblem.NOT_FOUND);
        assertThat(ownApps.asked(id, world.member).wanted()).isNotEmpty();
        assertThat(problem(() -> installs.install(id, others, adminOf(others)))).isEqualTo(KernelProblem.NOT_FOUND);
        assertThat(installs.install(id, world.organization, world.owner).fresh())
                .isTrue();
    }

    private AccountId adminOf(OrganizationId organization) {
        return new AccountId(jdbc.sql("select account_id from accounts.membership where organization_id = :id")
                .param("id", organization.value())
                .query(java.util.UUID.class)
                .single());
    }

    private static Consent consent(Asked asked, Set<String> scopes) {
        return new Consent(asked.version(), scopes, Locale.ENGLISH);
    }

    private void run(IntegrationId integration) {
        rollOut.run(new Job(
                ids.next(),
                new Job.Work(RollOut.KIND, integration.toString(), RollOut.KIND),
                Map.of(),
                Instant.EPOCH,
                0));
    }

    private String version(InstallationId id) {
        return installs.find(id).orElseThrow().version();
    }

    /** What an app was told of its versions. */
    private List<String> updatesOf(InstallationId id) {
        return jdbc.sql("""
                        select (body::jsonb ->> 'version') || ' after ' || (body::jsonb #> '{data,previousVersion}') as told
                        from lifecycle.event where stream_id = :id and type = 'app.updated' order by sequence
                        """)
                .param("id", id.value())
                .query((row, number) -> row.getString("told"))
                .list();
    }

    private static dev.patchbay.kernel.Problem problem(ThrowingCallable attempt) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, attempt);
        assertThat(problem).isNotNull();
        return problem.problem();
    }
}

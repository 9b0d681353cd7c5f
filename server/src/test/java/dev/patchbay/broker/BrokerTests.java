package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has topics, who may use them, and what is written there. */
class BrokerTests extends BrokerScene {

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void knowsAtOnceWhoHasTopics() {
        Integration own = integration();
        Slug nobody = Slug.of("nobody-" + own.slug());
        assertThat(broker.having(List.of(own.slug(), nobody))).containsExactly(own.slug());
        broker.provision(new ClientTopics(nobody, null, null));
        assertThat(broker.has(nobody)).isTrue();
        broker.remove(nobody);
        await().until(() -> !broker.has(nobody));
    }

    @Test
    void revokesAndGivesBack() throws Exception {
        Integration own = integration();
        StockClient client = client(own);
        client.write(own.data().name(), "k", "v");
        assertThat(broker.admits(own.client())).isTrue();

        broker.provision(new ClientTopics(own.slug(), null, null));

        assertThat(broker.admits(own.client())).isFalse();
        await().untilAsserted(() -> assertThat(lists(own)).isEmpty());
        assertThatThrownBy(() -> client.write(own.data().name(), "k", "v"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(broker.depths(List.of(own.data()))).containsEntry(own.data(), new Depth(1, Map.of()));

        broker.provision(new ClientTopics(own.slug(), own.client(), null));
        awaitTopics(own);
        client.write(own.data().name(), "k", "v");
    }

    @Test
    void takesAwayWhatIsRemoved() throws Exception {
        Integration own = integration();
        Integration other = integration();
        write(own, "a");

        broker.remove(own.slug());

        await().untilAsserted(() ->
                assertThat(broker.depths(List.of(own.data(), other.data()))).containsOnlyKeys(other.data()));
        await().untilAsserted(() -> assertThat(lists(own)).isEmpty());
        await().untilAsserted(() -> assertThat(rows(own)).isZero());
        assertThat(lists(other)).hasSize(4);
    }

    @Test
    void putsRightWhatOthersDidThere() {
        Integration own = integration();
        Integration other = integration();
        KafkaClients.answer(admin().deleteAcls(List.of(
                        entry(own.data(), own.client(), AclOperation.WRITE).toFilter()))
                .all());
        AclBinding surplus = entry(other.lifecycle(), own.client(), AclOperation.READ);
        AclBinding notOurs = entry(own.data(), "operator", AclOperation.READ);
        KafkaClients.answer(admin().createAcls(List.of(surplus, notOurs)).all());
        KafkaClients.answer(admin().deleteTopics(List.of(own.dlq().name())).all());

        await().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            Reconciliation.soon(jobs); // the first may still see what was deleted
            assertThat(KafkaClients.answer(admin().listTopics().names()))
                    .contains(own.dlq().name());
            assertThat(lists(own))
                    .hasSize(4)
                    .contains("WRITE " + own.data().name())
                    .doesNotContain("READ " + other.lifecycle().name());
            assertThat(KafkaClients.answer(
                            admin().describeAcls(AclBindingFilter.ANY).values()))
                    .contains(notOurs)
                    .doesNotContain(surplus);
        });
    }

    @Test
    void promisesNoMoreTopicsThanItCanStartWith() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into broker.client (integration, changed_at)
                            select 'many-' || n, now() from generate_series(1, 666) n
                            """).update();
            assertThatThrownBy(() -> broker.provision(new ClientTopics(Slug.of("one-more"), "c_onemore", null)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("666");
            broker.provision(new ClientTopics(Slug.of("many-1"), "c_many1", null));
            status.setRollbackOnly();
        });
    }

    @Test
    void refusesWhatIsTooLargeForEver() {
        Integration own = integration();
        var large = new Message("k", new byte[2_000_000], Map.of());

        await().untilAsserted(() -> assertThatThrownBy(
                        () -> broker.append(own.data(), large).get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(BrokerRefused.class));
    }

    /** Whoever writes to many would be held up by one that is missing, a second for each message. */
    @Test
    void waitsForATopicThatIsMissingOnceAndTellsThatItIsTheTopicAlone() throws Exception {
        Integration own = integration();
        var absent = new Topic(Slug.of("nobody-" + own.slug()), Topic.Kind.LIFECYCLE);
        await().untilAsserted(() -> assertThatThrownBy(
                        () -> broker.append(absent, message("a")).get(60, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        BrokerUnavailable.class,
                        why -> assertThat(why.ofTopic()).isTrue()));

        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(broker.append(absent, message("b"))).isCompletedExceptionally();
        }
        write(own, "c");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));

        broker.provision(new ClientTopics(absent.integration(), null, null));
        append(absent, message("d"));
        broker.remove(absent.integration());
    }

    @Test
    void keepsItsSecretsFromOtherUsersOfTheMachine() throws Exception {
        Path home = ((EmbeddedKafka) site).folder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        for (String file : List.of("account", "server.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .isEqualTo("rw-------");
        }
        List<String> account = Files.readAllLines(home.resolve("account"));
        var said = new ArrayList<String>();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                said.add(Files.readString(file));
            }
        }
        long pid = ((EmbeddedKafka) site).process().orElseThrow().pid();
        said.add(Files.readString(Path.of("/proc/" + pid + "/cmdline")));
        assertThat(said).isNotEmpty().noneMatch(text -> text.contains(account.get(1)));
    }

    private static AclBinding entry(Topic topic, String client, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic.name(), PatternType.LITERAL),
                new AccessControlEntry("User:" + client, "*", operation, AclPermissionType.ALLOW));
    }

    private int rows(Integration integration) {
        return jdbc.sql("select count(*) from broker.client where integration = :name")
                .param("name", integration.slug().value())
                .query(Integer.class)
                .single();
    }
}

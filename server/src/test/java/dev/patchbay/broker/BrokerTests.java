package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

class BrokerTests extends BrokerScene {

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void handsOverABatchAgainThatWasNotDealtWith() throws Exception {
        Integration own = integration();
        var attempts = new AtomicInteger();
        var read = new CopyOnWriteArrayList<String>();
        write(own, "a", "b");

        try (Subscription _ = broker.readEach(Topic.Kind.DATA, "again-" + own.slug(), portion -> {
            if (portion.topic().equals(own.data()) && attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("not today");
            }
            keep(read, own).accept(portion);
        })) {
            await().untilAsserted(() -> assertThat(read).containsExactly("a", "b"));
        }
        assertThat(attempts.get()).isGreaterThan(1);
    }

    @Test
    void readsOnWhereItStoppedAndFindsTopicsThatCome() throws Exception {
        Integration first = integration();
        String group = "on-" + first.slug();
        write(first, "a");
        var read = new CopyOnWriteArrayList<String>();
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, group, keep(read, first))) {
            await().untilAsserted(() -> assertThat(read).containsExactly("a"));
        }
        Integration second = integration();
        write(first, "b");
        write(second, "c");
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, group, keep(read, first, second))) {
            await().untilAsserted(() -> assertThat(read).containsExactlyInAnyOrder("a", "b", "c"));
            await().untilAsserted(() -> assertThat(broker.depths(List.of(first.data(), first.dlq())))
                    .containsEntry(first.data(), new Depth(2, Map.of("patchbay." + group, 0L)))
                    .containsEntry(first.dlq(), new Depth(0, Map.of())));
        }
        write(first, "d", "e");
        assertThat(broker.depths(List.of(first.data())).get(first.data()))
                .isEqualTo(new Depth(4, Map.of("patchbay." + group, 2L)));
    }

    @Test
    void readsOnFromOthersWhileOneCannotBeDealtWith() throws Exception {
        Integration bad = integration();
        Integration slow = integration();
        Integration good = integration();
        var read = new CopyOnWriteArrayList<String>();
        var release = new CountDownLatch(1);
        var tried = new AtomicInteger();
        write(bad, "bad");
        write(slow, "slow 1");
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, "each-" + good.slug(), portion -> {
            if (portion.topic().equals(bad.data())) {
                tried.incrementAndGet();
                throw new NotYet("not today", new IllegalStateException());
            }
            if (portion.topic().equals(slow.data())) {
                awaited(release);
            }
            keep(read, slow, good).accept(portion);
        })) {
            await().until(() -> tried.get() > 0);
            for (int i = 0; i < 30; i++) {
                write(good, "good " + i);
            }
            write(slow, "slow 2");
            await().untilAsserted(() -> assertThat(read).hasSize(30).allMatch(text -> text.startsWith("good")));
            release.countDown();
            await().untilAsserted(() -> assertThat(read).endsWith("slow 1", "slow 2"));
            await().until(() -> tried.get() > 1);
        }
        assertThat(Objects.requireNonNull(broker.depths(List.of(bad.data())).get(bad.data()))
                        .behind()
                        .getOrDefault("patchbay.each-" + good.slug(), 1L))
                .isEqualTo(1);
    }

    @Test
    void tellsEveryNodeWhatIsWrittenFromNowOnAndWhereItMayHaveMissedSomething() throws Exception {
        var first = new Hearing();
        var second = new Hearing();
        try (Subscription _ = broker.follow(InternalTopic.RECORDS, first);
                Subscription _ = broker.follow(InternalTopic.RECORDS, second)) {
            await().until(() -> first.begun.get() == 1 && second.begun.get() == 1);
            broker.append(InternalTopic.RECORDS, message("a")).get(20, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(first.heard).containsExactly("a"));

            ((EmbeddedKafka) site).process().orElseThrow().kill();
            await().until(() -> !broker.available());
            await().until(broker::available);
            broker.append(InternalTopic.RECORDS, message("b")).get(20, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(first.heard).containsExactly("a", "b"));
            await().untilAsserted(() -> assertThat(second.heard).containsExactly("a", "b"));
        }
        assertThat(first.begun.get()).isEqualTo(1);
        assertThatThrownBy(() -> client(integration()).write(InternalTopic.RECORDS.topic(), "k", "v"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(client(integration()).visibleTopics()).doesNotContain(InternalTopic.RECORDS.topic());
    }

    private static void awaited(CountDownLatch release) {
        try {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static final class Hearing implements Follower {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger begun = new AtomicInteger();

        @Override
        public void begins() {
            begun.incrementAndGet();
        }

        @Override
        public void hears(List<Message> messages) {
            messages.forEach(message -> heard.add(new String(message.value(), StandardCharsets.UTF_8)));
        }
    }

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
    void comesBackWithAllItHadWhenItsProcessIsKilled() throws Exception {
        Integration own = integration();
        var read = new CopyOnWriteArrayList<String>();
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, "kill-" + own.slug(), keep(read, own))) {
            write(own, "before");
            await().untilAsserted(() -> assertThat(read).containsExactly("before"));

            ((EmbeddedKafka) site).process().orElseThrow().kill();

            await().until(() -> !broker.available());
            assertThat(broker.append(own.data(), message("away"))).isCompletedExceptionally();
            assertThatThrownBy(() -> broker.depths(List.of(own.data()))).isInstanceOf(BrokerUnavailable.class);
            await().until(broker::available);
            await().untilAsserted(() -> assertThat(
                            broker.append(own.data(), message("after")).get(20, TimeUnit.SECONDS))
                    .isNotNull());
            await().untilAsserted(() -> assertThat(read).startsWith("before").contains("after"));
        }
        client(own).write(own.data().name(), "k", "and clients");
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

        Reconciliation.soon(jobs);

        awaitTopics(own);
        assertThat(lists(own))
                .contains("WRITE " + own.data().name())
                .doesNotContain("READ " + other.lifecycle().name());
        assertThat(KafkaClients.answer(
                        admin().describeAcls(AclBindingFilter.ANY).values()))
                .contains(notOurs)
                .doesNotContain(surplus);
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

        assertThatThrownBy(() -> broker.append(own.data(), large).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(BrokerRefused.class);
    }

    /** Whoever writes to many would be held up by one that is missing, a second for each message. */
    @Test
    void waitsForATopicThatIsMissingOnceAndTellsThatItIsTheTopicAlone() throws Exception {
        Integration own = integration();
        var absent = new Topic(Slug.of("nobody-" + own.slug()), Topic.Kind.LIFECYCLE);
        assertThatThrownBy(() -> broker.append(absent, message("a")).get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        BrokerUnavailable.class,
                        why -> assertThat(why.ofTopic()).isTrue());

        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(broker.append(absent, message("b"))).isCompletedExceptionally();
        }
        write(own, "c");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

        broker.provision(new ClientTopics(absent.integration(), null, null));
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(broker.append(absent, message("d")).get(20, TimeUnit.SECONDS))
                                .isNotNull());
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

    private void write(Integration integration, String... values) throws Exception {
        for (String value : values) {
            broker.append(integration.data(), message(value)).get(20, TimeUnit.SECONDS);
        }
    }

    private static Consumer<Portion> keep(List<String> read, Integration... of) {
        List<Topic> topics =
                IntStream.range(0, of.length).mapToObj(i -> of[i].data()).toList();
        return portion -> portion.records().stream()
                .filter(each -> topics.contains(each.topic()))
                .map(BrokerTests::text)
                .forEach(read::add);
    }

    private static String text(Received received) {
        return new String(received.value(), StandardCharsets.UTF_8);
    }

    private static Message message(String value) {
        return new Message("k", value.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}

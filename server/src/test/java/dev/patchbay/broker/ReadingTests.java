package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is written is read by whoever reads it, over restarts of everybody. */
class ReadingTests extends BrokerScene {

    @Autowired
    BrokerHands hands;

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
            append(() -> broker.append(InternalTopic.RECORDS, message("a")));
            await().untilAsserted(() -> assertThat(first.heard).containsExactly("a"));

            try (var _ = hands.away()) {
                await().until(() -> !broker.available());
            }
            await().atMost(BrokerHands.BACK).until(broker::available);
            append(() -> broker.append(InternalTopic.RECORDS, message("b")));
            await().untilAsserted(() -> assertThat(first.heard).containsExactly("a", "b"));
            await().untilAsserted(() -> assertThat(second.heard).containsExactly("a", "b"));
        }
        assertThat(first.begun.get()).isEqualTo(1);
        assertThatThrownBy(() -> client(integration()).write(InternalTopic.RECORDS.topic(), "k", "v"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(client(integration()).visibleTopics()).doesNotContain(InternalTopic.RECORDS.topic());
    }

    @Test
    void comesBackWithAllItHadWhenItsProcessIsKilled() throws Exception {
        Integration own = integration();
        var read = new CopyOnWriteArrayList<String>();
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, "kill-" + own.slug(), keep(read, own))) {
            write(own, "before");
            await().untilAsserted(() -> assertThat(read).containsExactly("before"));

            try (var _ = hands.away()) {
                await().until(() -> !broker.available());
                assertThat(broker.append(own.data(), message("away"))).isCompletedExceptionally();
                assertThatThrownBy(() -> broker.depths(List.of(own.data()))).isInstanceOf(BrokerUnavailable.class);
            }
            await().atMost(BrokerHands.BACK).until(broker::available);
            append(own.data(), message("after"));
            await().untilAsserted(() -> assertThat(read).startsWith("before").contains("after"));
        }
        client(own).write(own.data().name(), "k", "and clients");
    }

    private static void awaited(CountDownLatch release) {
        try {
            assertThat(release.await(3, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Consumer<Portion> keep(List<String> read, Integration... of) {
        List<Topic> topics =
                IntStream.range(0, of.length).mapToObj(i -> of[i].data()).toList();
        return portion -> portion.records().stream()
                .filter(each -> topics.contains(each.topic()))
                .map(ReadingTests::text)
                .forEach(read::add);
    }

    private static String text(Received received) {
        return new String(received.value(), StandardCharsets.UTF_8);
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
}

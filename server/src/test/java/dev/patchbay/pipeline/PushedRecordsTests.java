package dev.patchbay.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.NotYet;
import dev.patchbay.broker.Portion;
import dev.patchbay.broker.Received;
import dev.patchbay.broker.Topic;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sources that push their records through the broker. */
class PushedRecordsTests extends PushScene {

    @Autowired
    PushedRecords records;

    @Autowired
    RecordStream stream;

    @Test
    void takesWhatFitsAndTellsOfEachOtherWhyNotWhereTheSourceReadsIt() throws Exception {
        push("{\"symbol\":\"TEA\",\"price\":1}");
        push("{\"symbol\":\"GIN\",\"price\":1}");
        push("nonsense");
        push("{\"symbol\":\"RUM\"}");
        push("[".repeat(5_000) + "]".repeat(5_000));
        client.write(topic(Topic.Kind.DATA).name(), "gone", null, Map.of());
        client.write(topic(Topic.Kind.DATA).name(), null, new byte[] {'{', (byte) 0xc3, '}'}, Map.of());
        push("{\"symbol\":\"BIG\",\"price\":1,\"more\":\"" + "x".repeat(5_000) + "\"}");
        push("[{\"symbol\":\"TEA\",\"price\":9}]");
        push("{\"symbol\":\"TEA\",\"price\":2}");
        push("{\"symbol\":\"GIN\",\"_deleted\":true}");
        awaitRead();

        assertThat(there()).containsOnlyKeys("[\"TEA\"]").containsValue("{\"price\":2,\"symbol\":\"TEA\"}");
        deadLetters.write(source);
        var dead = client.read(topic(Topic.Kind.DLQ).name(), "integrations." + name + ".dlq", 7);
        assertThat(dead)
                .extracting(record -> header(record, "patchbay-reason"))
                .containsExactly(
                        "not-json",
                        "field-missing",
                        "record-too-large",
                        "record-empty",
                        "not-json",
                        "record-too-large",
                        "record-no-object");
        assertThat(dead.getFirst().value()).isEqualTo("nonsense");
        assertThat(dead.getFirst().key()).isEqualTo("k");
        assertThat(header(dead.get(1), "patchbay-topic"))
                .isEqualTo(topic(Topic.Kind.DATA).name());
        assertThat(header(dead.get(1), "patchbay-offset")).isEqualTo("3");
        assertThat(header(dead.get(1), "patchbay-pointer")).isEmpty();
        assertThat(header(dead.get(1), "patchbay-message")).contains("price");
        assertThat(header(dead.get(1), "patchbay-schema")).isEqualTo("1");
        assertThat(header(dead.get(1), "patchbay-key")).isEqualTo("[\"RUM\"]");
        assertThat(header(dead.get(5), "patchbay-cut")).isNotEmpty();
        assertThat(rejected()).isNotEmpty().allMatch(record -> record.way() == Way.STREAMED);
        assertThat(statistics.glance(source).keys()).isEqualTo(1);
    }

    @Test
    void keepsRecordsOfOneInstallationFromAllOthersAndFromWhoMayNot() throws Exception {
        String own = installation.id().toString();
        push("{\"symbol\":\"MINE\",\"price\":1}", Map.of("installation_id", own));
        Installation suspended = install();
        installs.suspend(suspended.id(), SuspensionCause.ADMIN, owner);
        for (String wrong :
                List.of(strangers(), suspended.id().toString(), ids.next().toString(), "nonsense", "")) {
            push("{\"symbol\":\"TEA\",\"price\":1}", Map.of("installation_id", wrong));
        }
        awaitRead();

        assertThat(there()).isEmpty();
        assertThat(newest.snapshot(source, installation.id(), null, 10).records())
                .extracting(SourceRecord::key)
                .containsExactly("[\"MINE\"]");
        assertThat(rejected())
                .hasSize(1)
                .allMatch(record ->
                        record.why().code().equals("installation-unknown") && record.times() == 5 && !record.whole());
        assertThat(rejections.replay(source, null)).isEqualTo(new Rejections.Replayed(0, 0, 0));
        assertThat(there()).isEmpty();
    }

    @Test
    void writesNothingForWhatIsThereAndNeverGoesBackWhateverComesAgain() throws Exception {
        var first = portion("log", 0, price("TEA", 1), price("RUM", 1), price("TEA", 2));
        var second = portion("log", 3, price("TEA", 3));
        records.take(first);
        records.take(second);
        long version = version();

        records.take(first);
        records.take(second);
        assertThat(version()).isEqualTo(version);
        assertThat(there()).containsEntry("[\"TEA\"]", "{\"price\":3,\"symbol\":\"TEA\"}");

        // some of it is new
        records.take(portion("log", 3, price("TEA", 3), price("RUM", 1), price("GIN", 1)));
        assertThat(version()).isEqualTo(version + 1);

        // another topic of the same name
        records.take(portion("other", 0, price("TEA", 4)));
        assertThat(there()).containsEntry("[\"TEA\"]", "{\"price\":4,\"symbol\":\"TEA\"}");
    }

    @Test
    void losesNothingAndKeepsItsOrderWhenTheBrokerIsKilledInTheMiddle() throws Exception {
        var seen = new CopyOnWriteArrayList<SourceRecord>();
        try (var _ = stream.follow(reader(seen))) {
            for (int round = 0; round < 6; round++) {
                int from = round * 100;
                if (round == 3) {
                    hands.kill();
                }
                client.writeAll(
                        topic(Topic.Kind.DATA).name(),
                        IntStream.range(from, from + 100)
                                .mapToObj(n -> price("S" + n % 10, n))
                                .toList());
            }
            awaitRead();
            assertThat(there()).hasSize(10);
            for (int s = 0; s < 10; s++) {
                assertThat(there())
                        .containsEntry("[\"S" + s + "\"]", "{\"price\":" + (590 + s) + ",\"symbol\":\"S" + s + "\"}");
            }
            await().untilAsserted(() -> assertThat(ofSource(seen).stream()
                            .collect(Collectors.toMap(
                                    SourceRecord::key, record -> record.value().toString(), (a, b) -> b)))
                    .isEqualTo(there()));
            assertThat(ofSource(seen))
                    .extracting(SourceRecord::version)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void triesOnWhatTheDatabaseDoesNotTakeAndSetsAsideWhatItNeverWill() throws Exception {
        jdbc.sql("create table if not exists pipeline.test_trouble (at text)").update();
        jdbc.sql("""
                        create or replace function pipeline.test_trouble() returns trigger language plpgsql as $$
                        begin
                            if new.key like '%NEVER%' then
                                raise exception 'never' using errcode = 'check_violation';
                            end if;
                            if new.key like '%LATER%' and not exists (select from pipeline.test_trouble) then
                                raise exception 'not now' using errcode = 'disk_full';
                            end if;
                            return new;
                        end $$""").update();
        jdbc.sql("""
                        create or replace trigger test_trouble before insert or update on pipeline.record
                        for each row execute function pipeline.test_trouble()""").update();
        try {
            client.writeAll(
                    topic(Topic.Kind.DATA).name(),
                    List.of(
                            price("A", 1),
                            price("NEVER", 1),
                            price("B", 1),
                            price("LATER", 1),
                            price("B", 2),
                            price("LATER", 2)));
            String other = name;
            IntegrationId mine = source;
            neighbour();
            push(price("TEA", 1));
            awaitRead();
            assertThat(there()).containsOnlyKeys("[\"TEA\"]");
            name = other;
            source = mine;

            jdbc.sql("insert into pipeline.test_trouble values ('now')").update();
            awaitRead();
            assertThat(there())
                    .containsOnlyKeys("[\"A\"]", "[\"B\"]", "[\"LATER\"]")
                    .containsEntry("[\"B\"]", "{\"price\":2,\"symbol\":\"B\"}")
                    .containsEntry("[\"LATER\"]", "{\"price\":2,\"symbol\":\"LATER\"}");
            assertThat(rejected()).extracting(record -> record.why().code()).containsExactly("not-kept");
        } finally {
            jdbc.sql("drop trigger test_trouble on pipeline.record").update();
        }
    }

    @Test
    void waitsForASchemaAndHoldsUpNobodyMeanwhile() throws Exception {
        String early = "e-" + ids.next();
        source = list(early);
        name = early;
        installation = install();
        client = program(source);
        push(price("TEA", 1));
        assertThatThrownBy(() -> records.take(portion("log", 0, price("TEA", 1))))
                .isInstanceOf(NotYet.class);

        IntegrationId waiting = source;
        neighbour();
        push(price("RUM", 1));
        awaitRead();
        assertThat(there()).containsOnlyKeys("[\"RUM\"]");

        source = waiting;
        name = early;
        schema(PRICE, "compatible");
        poll();
        awaitRead();
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @Test
    void tellsAgainWhatWasWrittenWhenNobodyKnowsWhetherItWasTold() throws Exception {
        records.take(portion("log", 0, price("TEA", 1)));
        var seen = new CopyOnWriteArrayList<SourceRecord>();
        try (var _ = stream.follow(reader(seen))) {
            await().untilAsserted(() -> {
                // from when it is followed on is known when a change is heard
                records.take(portion("log", 0, price("TEA", 1)));
                assertThat(ofSource(seen)).extracting(SourceRecord::key).containsExactly("[\"TEA\"]");
            });
        }
        assertThat(jdbc.sql("select way from pipeline.record where source = :source")
                        .param("source", source.value())
                        .query(String.class)
                        .list())
                .containsExactly("STREAMED");
    }

    @Test
    void stopsASourceWhoseRefusedRecordsTheBrokerDoesNotTakeAndNoOther() throws Exception {
        for (int i = 0; i < 20; i++) {
            records.take(portion("log", i, "nonsense " + i));
        }
        assertThatThrownBy(() -> records.take(portion("log", 20, price("TEA", 1))))
                .isInstanceOf(NotYet.class);
        assertThatThrownBy(() -> ingest.accept(source, null, List.of())).hasMessageContaining("dlq");

        IntegrationId stopped = source;
        String other = name;
        neighbour();
        records.take(portion("log", 0, price("RUM", 1)));
        assertThat(there()).containsOnlyKeys("[\"RUM\"]");

        assertThat(deadLetters.write(stopped)).isTrue();
        source = stopped;
        name = other;
        records.take(portion("log", 20, price("TEA", 1)));
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @Test
    void writesNoRecordThatNobodyWouldReadInOnePiece() {
        assertThatThrownBy(() -> client.write(topic(Topic.Kind.DATA).name(), "k", new byte[11_000_000], Map.of()))
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
    }

    /** Another source, from here on the one of the test. */
    private void neighbour() throws Exception {
        name = "n-" + ids.next();
        source = list(name);
        installation = install();
        schema(PRICE, "compatible");
        client = program(source);
        poll();
    }

    private String strangers() throws Exception {
        IntegrationId mine = source;
        source = list("f-" + ids.next());
        var theirs = install();
        source = mine;
        return theirs.id().toString();
    }

    private RecordStream.Reader reader(List<SourceRecord> seen) {
        return new RecordStream.Reader() {
            @Override
            public void begins() {
                // the test begins with nothing
            }

            @Override
            public void changed(List<SourceRecord> changes) {
                seen.addAll(changes);
            }
        };
    }

    private List<SourceRecord> ofSource(List<SourceRecord> seen) {
        return seen.stream().filter(record -> record.source().equals(source)).toList();
    }

    private Portion portion(String log, long from, String... values) {
        List<Received> received = new ArrayList<>();
        for (String value : values) {
            received.add(new Received(
                    topic(Topic.Kind.DATA),
                    0,
                    from + received.size(),
                    Instant.EPOCH,
                    "k",
                    value.getBytes(UTF_8),
                    Map.of()));
        }
        return new Portion(topic(Topic.Kind.DATA), log, 0, received);
    }

    private static String price(String symbol, int price) {
        return "{\"symbol\":\"" + symbol + "\",\"price\":" + price + "}";
    }

    private static String header(ConsumerRecord<String, String> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }
}

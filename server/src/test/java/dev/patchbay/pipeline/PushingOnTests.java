package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.NotYet;
import dev.patchbay.broker.Topic;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is pushed while something goes wrong, here or with one of the sources. */
class PushingOnTests extends PushScene {

    @Autowired
    PushedRecords records;

    @Autowired
    RecordStream stream;

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
                                .mapToObj(n -> priced("S" + n % 10, n))
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
                            priced("A", 1),
                            priced("NEVER", 1),
                            priced("B", 1),
                            priced("LATER", 1),
                            priced("B", 2),
                            priced("LATER", 2)));
            String other = name;
            IntegrationId mine = source;
            neighbour();
            push(priced("TEA", 1));
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
        push(priced("TEA", 1));
        assertThatThrownBy(() -> records.take(portion("log", 0, priced("TEA", 1))))
                .isInstanceOf(NotYet.class);

        IntegrationId waiting = source;
        neighbour();
        push(priced("RUM", 1));
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
        records.take(portion("log", 0, priced("TEA", 1)));
        var seen = new CopyOnWriteArrayList<SourceRecord>();
        try (var _ = stream.follow(reader(seen))) {
            await().untilAsserted(() -> {
                // from when it is followed on is known when a change is heard
                records.take(portion("log", 0, priced("TEA", 1)));
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
        assertThatThrownBy(() -> records.take(portion("log", 20, priced("TEA", 1))))
                .isInstanceOf(NotYet.class);
        assertThatThrownBy(() -> ingest.accept(source, null, List.of())).hasMessageContaining("dlq");

        IntegrationId stopped = source;
        String other = name;
        neighbour();
        records.take(portion("log", 0, priced("RUM", 1)));
        assertThat(there()).containsOnlyKeys("[\"RUM\"]");

        assertThat(deadLetters.write(stopped)).isTrue();
        source = stopped;
        name = other;
        records.take(portion("log", 20, priced("TEA", 1)));
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
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
}

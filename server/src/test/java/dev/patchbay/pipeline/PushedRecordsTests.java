package dev.patchbay.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.broker.Topic;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sources that push their records through the broker. */
class PushedRecordsTests extends PushScene {

    @Autowired
    PushedRecords records;

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
        var first = portion("log", 0, priced("TEA", 1), priced("RUM", 1), priced("TEA", 2));
        var second = portion("log", 3, priced("TEA", 3));
        records.take(first);
        records.take(second);
        long version = version();

        records.take(first);
        records.take(second);
        assertThat(version()).isEqualTo(version);
        assertThat(there()).containsEntry("[\"TEA\"]", "{\"price\":3,\"symbol\":\"TEA\"}");

        // some of it is new
        records.take(portion("log", 3, priced("TEA", 3), priced("RUM", 1), priced("GIN", 1)));
        assertThat(version()).isEqualTo(version + 1);

        // another topic of the same name
        records.take(portion("other", 0, priced("TEA", 4)));
        assertThat(there()).containsEntry("[\"TEA\"]", "{\"price\":4,\"symbol\":\"TEA\"}");
    }

    @Test
    void writesNoRecordThatNobodyWouldReadInOnePiece() {
        assertThatThrownBy(() -> client.write(topic(Topic.Kind.DATA).name(), "k", new byte[11_000_000], Map.of()))
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
    }

    private String strangers() throws Exception {
        IntegrationId mine = source;
        source = list("f-" + ids.next());
        var theirs = install();
        source = mine;
        return theirs.id().toString();
    }

    private static String header(ConsumerRecord<String, String> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }
}

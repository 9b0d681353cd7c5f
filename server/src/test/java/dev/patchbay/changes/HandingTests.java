package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class HandingTests {

    @Test
    void tendsWithEachHeartbeatThoughTheLastTimeFailed() throws Exception {
        var failing = new Failing();
        var handing = new Handing(new SourceRows("unchanged"), Map.of(failing.table(), failing), new CountDownLatch(1));
        List<SourceRecord> heartbeat = List.of(new SourceRecord(Map.of(), Map.of(), "heartbeat", null, null));

        handing.carry(heartbeat);
        handing.carry(heartbeat);

        assertThat(failing.tended).isEqualTo(2);
    }

    private static final class Failing implements CapturedTable {

        private int tended;

        @Override
        public String slot() {
            return "some";
        }

        @Override
        public String table() {
            return "some.thing";
        }

        @Override
        public void carry(List<Row> rows) {
            throw new AssertionError("There are no rows");
        }

        @Override
        public void again(Instant since) {
            throw new AssertionError("Nothing was lost");
        }

        @Override
        public void tend() {
            tended++;
            throw new IllegalStateException("It is told to fail");
        }
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.changes.CapturedTable;
import dev.patchbay.changes.Operation;
import dev.patchbay.changes.Row;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells all nodes of records that were polled or sent, from PostgreSQL's log. What came through the broker was told already. */
@Component
class CapturedRecords implements CapturedTable {

    /** Each may be large. */
    private static final int PART = 50;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final RecordRows records;
    private final SourceTable sources;
    private final RecordChannel channel;

    CapturedRecords(RecordRows records, SourceTable sources, RecordChannel channel) {
        this.records = records;
        this.sources = sources;
        this.channel = channel;
    }

    @Override
    public String slot() {
        return "records";
    }

    @Override
    public String table() {
        return "pipeline.record";
    }

    @Override
    public void carry(List<Row> rows) throws InterruptedException {
        List<SourceRecord> changes = new ArrayList<>();
        for (Row row : rows) {
            // rows are deleted when nobody may read them any more: a deletion that readers are told of is a row too
            if (row.operation() != Operation.DELETE && !row.value("way").equals(Way.STREAMED.name())) {
                changes.addAll(read(row));
            }
        }
        channel.tell(changes);
    }

    private List<SourceRecord> read(Row row) {
        var shelf = new Shelf(
                IntegrationId.of(row.value("source")), Shelf.installation(UUID.fromString(row.value("installation"))));
        String value = row.columns().get("value");
        if (value == null) {
            // a large one that the change left as it was
            return records.those(shelf, List.of(row.value("key")));
        }
        return List.of(new SourceRecord(
                shelf.source(),
                shelf.installation(),
                row.value("key"),
                Long.parseLong(row.value("version")),
                JSON.readTree(value),
                Boolean.parseBoolean(row.value("deleted")),
                Instant.parse(row.value("at"))));
    }

    @Override
    public void again(Instant since) throws InterruptedException {
        for (IntegrationId source : sources.all()) {
            again(source, records.versionBefore(source, since));
        }
    }

    /** The order of versions is that of commits: all that was written since comes after the last that was written before. */
    private void again(IntegrationId source, long after) throws InterruptedException {
        long last = after;
        List<SourceRecord> part;
        do {
            part = records.everybodys(source, last, PART);
            channel.tell(part);
            last = part.isEmpty() ? last : part.getLast().version();
        } while (part.size() == PART);
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.documents.Said;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Batches that their sources may send again: their answers are written with their records, or neither is. */
@Component
class Batches {

    private static final Duration KEPT = Duration.ofHours(24);
    /** Of a source, the newest: who repeats a batch does so soon. */
    private static final int MOST = 2_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final SourceTable sources;
    private final HourTable hours;
    private final PipelineMeters meters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Batches(
            JdbcClient jdbc,
            SourceTable sources,
            HourTable hours,
            PipelineMeters meters,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.hours = hours;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A result as it is kept. */
    private record Kept(
            String became,
            @Nullable String key,
            long version,
            @Nullable String pointer,
            @Nullable String message,
            @Nullable String code,
            @Nullable Map<String, String> values) {

        static Kept of(Result result) {
            return switch (result) {
                case Result.Accepted(String key, long version) ->
                    new Kept("accepted", key, version, null, null, null, null);
                case Result.Unchanged(String key) -> new Kept("unchanged", key, 0, null, null, null, null);
                case Result.Superseded(String key) -> new Kept("superseded", key, 0, null, null, null, null);
                case Result.Rejected(@Nullable String key, Rejection why) ->
                    new Kept(
                            "rejected",
                            key,
                            0,
                            why.pointer(),
                            why.message(),
                            why.code(),
                            why.said().values());
            };
        }

        Result result() {
            return switch (became) {
                case "accepted" -> new Result.Accepted(Objects.requireNonNull(key), version);
                case "unchanged" -> new Result.Unchanged(Objects.requireNonNull(key));
                case "superseded" -> new Result.Superseded(Objects.requireNonNull(key));
                default ->
                    new Result.Rejected(
                            key,
                            new Rejection(
                                    Objects.requireNonNull(pointer),
                                    Objects.requireNonNull(message),
                                    new Said(Objects.requireNonNull(code), Objects.requireNonNull(values))));
            };
        }
    }

    private record Row(String requestHash, String answer) {}

    /** What was answered to the batch before. */
    Optional<List<Result>> find(Shelf shelf, String key, byte[] body) {
        return jdbc.sql(
                        "select request_hash, answer from pipeline.batch where source = :source and key_hash = :key and at > :since")
                .param("source", shelf.source().value())
                .param("key", Sha256.of(key))
                .param("since", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Row(HexFormat.of().formatHex(row.getBytes("request_hash")), row.getString("answer")))
                .optional()
                .map(row -> {
                    if (!row.requestHash.equals(HexFormat.of().formatHex(hash(shelf, body)))) {
                        throw new ProblemException(
                                PipelineProblem.BATCH_KEY_REUSED,
                                "Nothing was taken. This Idempotency-Key came with another batch before: take a new one.");
                    }
                    List<Kept> kept = JSON.readValue(row.answer, new TypeReference<>() {});
                    return kept.stream().map(Kept::result).toList();
                });
    }

    /** Does the work unless the batch was answered meanwhile. */
    Ingest.Answered once(Shelf shelf, String key, byte[] body, Supplier<List<Result>> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            sources.lock(shelf.source());
            var before = find(shelf, key, body);
            if (before.isPresent()) {
                return new Ingest.Answered(before.get(), true);
            }
            List<Result> results = work.get();
            count(shelf.source(), body.length);
            jdbc.sql("""
                            insert into pipeline.batch (source, key_hash, request_hash, answer, at)
                            values (:source, :key, :request, :answer, :now)
                            on conflict (source, key_hash) do update set request_hash = excluded.request_hash,
                                answer = excluded.answer, at = excluded.at
                            """)
                    .param("source", shelf.source().value())
                    .param("key", Sha256.of(key))
                    .param("request", hash(shelf, body))
                    .param(
                            "answer",
                            JSON.writeValueAsString(
                                            results.stream().map(Kept::of).toList())
                                    .replace("\\u0000", ""))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            trim(shelf.source());
            return new Ingest.Answered(results, false);
        }));
    }

    private void trim(IntegrationId source) {
        jdbc.sql("""
                        delete from pipeline.batch where (source, key_hash) in (
                            select source, key_hash from pipeline.batch where source = :source order by at desc offset :most)
                        """).param("source", source.value()).param("most", MOST).update();
    }

    void count(IntegrationId source, int bytes) {
        hours.bytes(source, bytes);
        meters.received(Way.SENT, bytes);
    }

    void removeAll(IntegrationId source) {
        jdbc.sql("delete from pipeline.batch where source = :source")
                .param("source", source.value())
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from pipeline.batch where at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] hash(Shelf shelf, byte[] body) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(shelf.owner().toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return Sha256.of(all.toByteArray());
    }
}

package dev.patchbay.appapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.gateway.Caller;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.pipeline.Ingest;
import dev.patchbay.pipeline.PrivateRecords;
import dev.patchbay.pipeline.Rejection;
import dev.patchbay.pipeline.Result;
import dev.patchbay.vetting.SourceRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Data sources send records: for all who installed them, or for one installation alone. */
@RestController
class DataController {

    private static final int MOST = 1_000;
    private static final int LONGEST_KEY = 255;

    private final Ingest ingest;
    private final PrivateRecords installations;

    DataController(Ingest ingest, PrivateRecords installations) {
        this.ingest = ingest;
        this.installations = installations;
    }

    @PostMapping(path = "/v1/data", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SentRecords> send(
            Caller caller,
            @RequestHeader(name = "installation_id", required = false) @Nullable String installation,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw InvalidRequest.of("/Idempotency-Key", "A key has 1 to " + LONGEST_KEY + " characters.");
        }
        var shelving = new Ingest.Shelving(caller.requireApp().integration(), reader(caller, installation));
        var answered = ingest.acceptOnce(shelving, key, body, records(body));
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (answered.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(
                new SentRecords(answered.results().stream().map(SentRecord::of).toList()));
    }

    private static List<tools.jackson.databind.JsonNode> records(byte[] body) {
        return switch (SourceRecords.read(new String(body, StandardCharsets.UTF_8))) {
            case SourceRecords.Unreadable unreadable -> throw InvalidRequest.of("", unreadable.detail());
            case SourceRecords.Part part
            when part.records().size() > MOST -> throw InvalidRequest.of("", "At most " + MOST + " records at once.");
            case SourceRecords.Part part -> part.records();
        };
    }

    /** Whose alone the records are. A token of one installation never writes for others. */
    private @Nullable InstallationId reader(Caller caller, @Nullable String named) {
        InstallationId bound = caller.installation();
        if (named == null || named.isBlank()) {
            return bound;
        }
        return installations
                .allowed(caller.requireApp().integration(), named)
                .filter(found -> bound == null || bound.equals(found))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND,
                        "Nothing was taken. There is no active installation of yours with this id that allows "
                                + PrivateRecords.SCOPE
                                + "."));
    }

    /** What became of each record, in their order. */
    record SentRecords(List<SentRecord> results) {}

    /**
     * What became of a record.
     *
     * @param status one of accepted, unchanged, superseded, rejected
     * @param key the values of the key's fields, as a JSON list; absent where one is missing
     * @param version of the source since then
     * @param reason why it was refused, by a name that never changes
     * @param pointer JSON Pointer (RFC 6901) to what does not fit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SentRecord(
            String status,
            @Nullable String key,
            @Nullable Long version,
            @Nullable String reason,
            @Nullable String pointer,
            @Nullable String message,
            @Nullable Map<String, String> values) {

        static SentRecord of(Result result) {
            return switch (result) {
                case Result.Accepted(String key, long version) ->
                    new SentRecord("accepted", key, version, null, null, null, null);
                case Result.Unchanged(String key) -> plain("unchanged", key);
                case Result.Superseded(String key) -> plain("superseded", key);
                case Result.Rejected(@Nullable String key, Rejection why) ->
                    new SentRecord(
                            "rejected",
                            key,
                            null,
                            why.code(),
                            why.pointer(),
                            why.message(),
                            why.said().values());
            };
        }

        private static SentRecord plain(String status, String key) {
            return new SentRecord(status, key, null, null, null, null, null);
        }
    }
}

package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.pipeline.Newest;
import dev.patchbay.pipeline.SchemaVersion;
import dev.patchbay.pipeline.Source;
import dev.patchbay.pipeline.SourceRecord;
import dev.patchbay.pipeline.Sources;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newest records of a data source, for those who have it. */
@RestController
@RequestMapping("/api/installations/{id}/records")
class RecordsController {

    private static final int AT_ONCE = 100;
    private static final int MOST = 1_000;

    private final Installs installs;
    private final InstalledListings listings;
    private final Sources sources;
    private final Newest newest;

    RecordsController(Installs installs, InstalledListings listings, Sources sources, Newest newest) {
        this.installs = installs;
        this.listings = listings;
        this.sources = sources;
        this.newest = newest;
    }

    /**
     * What is there, the longest unchanged first; asked again from where a part ended, what has changed since.
     *
     * @param after {@code next} of the part before
     */
    @GetMapping
    RecordsPart records(
            Session session,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Installation installation = readable(installs.view(InstallationId.of(id), session.account()));
        Newest.Part part = newest.snapshot(
                installation.integration(),
                installation.id(),
                position(after),
                limit == null ? AT_ONCE : Math.clamp(limit, 1, MOST));
        SchemaVersion schema =
                sources.of(installation.integration()).map(Source::schema).orElse(null);
        return new RecordsPart(
                schema == null ? null : SourceSchema.of(schema),
                part.records().stream().map(NewestRecord::of).toList(),
                Cursor.after(part.next().version(), part.next().forgotten()).toString(),
                part.more(),
                part.anew());
    }

    /** What somebody's app brings is for whoever may use the app. */
    private Installation readable(InstallationView view) {
        if (!view.canOpen()) {
            throw new ProblemException(
                    StorefrontProblem.NO_ACCESS,
                    "The records of %s are for those who may use it, while it is active."
                            .formatted(listings.of(view.installation()).displayName()));
        }
        return view.installation();
    }

    private static Newest.@Nullable Position position(@Nullable String after) {
        Cursor cursor = Cursor.given(after, 2);
        return cursor == null
                ? null
                : new Newest.Position(cursor.value(0, Long::parseLong), cursor.value(1, Long::parseLong));
    }

    /**
     * A part of what is there.
     *
     * @param schema what its records are; null while the source has none
     * @param next asks for what comes after, or changes later
     * @param more whether there is more at once
     * @param anew whether what was read before is to be thrown away: deletions since then are forgotten
     */
    record RecordsPart(
            @Nullable SourceSchema schema, List<NewestRecord> records, String next, boolean more, boolean anew) {}

    /**
     * What the records of a source are.
     *
     * @param definition JSON Schema (2020-12)
     * @param key the fields that identify a record
     */
    record SourceSchema(int number, JsonNode definition, List<String> key) {

        static SourceSchema of(SchemaVersion schema) {
            return new SourceSchema(schema.number(), JsonMapper.shared().readTree(schema.definition()), schema.key());
        }
    }

    /**
     * The newest that is known under a key.
     *
     * @param value of a deletion, its key's fields
     * @param version greater than that of every earlier change of the source
     * @param at when Patchbay was told
     */
    record NewestRecord(JsonNode value, boolean deleted, long version, Instant at) {

        static NewestRecord of(SourceRecord record) {
            return new NewestRecord(record.value(), record.deleted(), record.version(), record.at());
        }
    }
}

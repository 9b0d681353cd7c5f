package dev.patchbay.pipeline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of data sources. How many sources of one host are polled at once is {@code patchbay.jobs.per-lane}.
 *
 * @param answerWithin how long a source has for one answer; default 10 s
 * @param pollWithin how long one poll may take with all its pages; default 60 s
 * @param pages how many pages one poll reads before the rest waits for the next one; default 20
 * @param jitterPercent how far the time between polls may be shortened or lengthened by chance, so that sources do not come
 *     all at once; default 10
 * @param longestBackOff the longest time between polls of a source that fails; default 1 h
 * @param longestRetryAfter the longest wait that a source can ask for with {@code Retry-After}; default 24 h
 * @param askSchemaEvery how often {@code /schema} is read again; default 5 min
 * @param wholeEvery how often {@code /data} is read without {@code If-None-Match}, in case the source is wrong about what it
 *     answered; default 1 h
 * @param largestRecord how many bytes a record may have, however it comes; default 64 KB
 * @param keys how many keys a source may have that are shared by all, and as many for each installation; default 50,000
 * @param deadLettersWaiting how many refused records of a source may wait for the broker; then nothing more is taken of it until they
 *     are written; default 1,000
 * @param keepRejected how long a refused record is kept; default 7 days
 * @param rejectedKept how many refused records of a source are kept; default 1,000
 * @param tellEvery how often at most a publisher is told that records were refused; default 1 h
 * @param keepPolls how long a poll stays on record; default 7 days
 * @param pollsKept how many polls of a source stay on record; default 500
 * @param keepHours how long what was counted is kept; default 30 days
 * @param keepDeleted how long a deletion is kept for readers who were away; default 7 days
 */
@Validated
@ConfigurationProperties("patchbay.pipeline")
record PipelineSettings(
        @NotNull @DefaultValue("10s") Duration answerWithin,
        @NotNull @DefaultValue("60s") Duration pollWithin,
        @Min(1) @Max(1000) @DefaultValue("20") int pages,
        @Min(0) @Max(50) @DefaultValue("10") int jitterPercent,
        @NotNull @DefaultValue("1h") Duration longestBackOff,
        @NotNull @DefaultValue("24h") Duration longestRetryAfter,
        @NotNull @DefaultValue("5m") Duration askSchemaEvery,
        @NotNull @DefaultValue("1h") Duration wholeEvery,
        @NotNull @DefaultValue("64KB") DataSize largestRecord,
        @Min(1) @DefaultValue("50000") int keys,
        @Min(1) @DefaultValue("1000") int deadLettersWaiting,
        @NotNull @DefaultValue("7d") Duration keepRejected,
        @Min(1) @DefaultValue("1000") int rejectedKept,
        @NotNull @DefaultValue("1h") Duration tellEvery,
        @NotNull @DefaultValue("7d") Duration keepPolls,
        @Min(1) @DefaultValue("500") int pollsKept,
        @NotNull @DefaultValue("30d") Duration keepHours,
        @NotNull @DefaultValue("7d") Duration keepDeleted) {}

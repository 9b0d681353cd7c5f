package dev.patchbay.live;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of pages that follow what changes.
 *
 * @param pages how many pages may follow on this node at once; 0, the default, for as many as a third of its memory holds, at 160 KB
 *     each: 819 of 384 MB
 * @param pagesPerAccount how many of them may be one person's; default 60
 * @param pagesPerSession how many of them may be in one browser; default 24
 * @param flushEvery how often at most a page is sent what changed, of each record the newest; default 250 ms
 * @param blocked how long a page may take to read a piece of what it is sent, before it is cut off; default 10 s
 * @param waiting how much may wait for a page that reads slowly; of what is beyond that it gets the newest later; default 1 MB
 */
@Validated
@ConfigurationProperties("patchbay.live")
record LiveSettings(
        @Min(0) @DefaultValue("0") int pages,
        @Min(1) @DefaultValue("60") int pagesPerAccount,
        @Min(1) @DefaultValue("24") int pagesPerSession,
        @NotNull @DefaultValue("250ms") Duration flushEvery,
        @NotNull @DefaultValue("10s") Duration blocked,
        @NotNull @DefaultValue("1MB") DataSize waiting) {

    private static final long PAGE = DataSize.ofKilobytes(160).toBytes();
    private static final int SHARE = 3;

    int mostPages() {
        return pages > 0 ? pages : Math.clamp(Runtime.getRuntime().maxMemory() / SHARE / PAGE, 1, Integer.MAX_VALUE);
    }
}

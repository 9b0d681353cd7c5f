package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is shown of a source is true at the moment.
 *
 * @param since when the source was heard of last, for a stale one; else since when it is so; null where it never was
 */
public record SourceState(Kind kind, @Nullable Instant since) {

    /** How it stands, in one word. */
    public enum Kind {
        LIVE,
        /** It said nothing for longer than it may: three times its interval, and 30 seconds at least. */
        STALE,
        /** This Patchbay itself cannot follow: its broker or its database is away. */
        OFFLINE,
        /** The person may not use it, or not any more. */
        REVOKED;

        /** As programs read it, such as {@code live}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SourceState revoked(Instant since) {
        return new SourceState(Kind.REVOKED, since);
    }

    static SourceState offline(Instant since) {
        return new SourceState(Kind.OFFLINE, since);
    }

    /** @param pulse null for what is no source, or not yet */
    static SourceState of(
            @Nullable Pulse pulse, InstallationId installation, @Nullable Instant offlineSince, Instant now) {
        if (offlineSince != null) {
            return offline(offlineSince);
        }
        Instant heard = pulse == null ? null : pulse.heardAt(installation);
        boolean lives = pulse != null && pulse.lives(installation, now);
        return new SourceState(lives ? Kind.LIVE : Kind.STALE, heard);
    }
}

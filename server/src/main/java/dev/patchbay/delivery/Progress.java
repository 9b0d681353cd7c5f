package dev.patchbay.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the telling of an installation's next event goes, or of its last one when all were told.
 *
 * @param attempts how often the integration was called with it
 * @param nextAttemptAt when it is called again; null when it was told, or nothing is going to be tried by itself
 * @param stopped whether nothing is going to be tried before somebody asks for it
 */
public record Progress(
        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable LastAnswer lastAnswer,
        @Nullable Instant nextAttemptAt,
        boolean stopped) {

    /**
     * What came of the last attempt.
     *
     * @param status the HTTP status, or null when no answer came
     * @param error a sentence for a person when no answer came, else null
     */
    public record LastAnswer(
            @Nullable Integer status, @Nullable String error, long latencyMillis) {}
}

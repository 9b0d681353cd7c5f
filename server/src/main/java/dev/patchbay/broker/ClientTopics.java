package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What an integration that turned the broker on has there: its topics, and who may use them.
 *
 * @param clientId of the integration's own client; null while nobody may use them, such as after a takedown. The topics stay
 * @param byteRate bytes a second that the client may write, and as many that it may read; null for {@code patchbay.broker.byte-rate}
 */
public record ClientTopics(
        Slug integration,
        @Nullable String clientId,
        @Nullable Long byteRate) {}

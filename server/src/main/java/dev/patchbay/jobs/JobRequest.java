package dev.patchbay.jobs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work to be done later. There is one job of each kind and key: scheduling it again while it waits moves it to the earlier of
 * both times and takes the newer payload.
 *
 * @param kind which {@link JobHandler} does it
 * @param key what it is about, such as an installation's id
 * @param lane what it may slow down, such as an endpoint: only a few jobs of a lane run at once, so that one that hangs does
 *     not occupy the workers
 * @param payload a few words for the handler, never a secret; usually empty, since the handler reads its own tables
 * @param dueAt not before this moment, or null for at once
 */
public record JobRequest(
        String kind,
        String key,
        String lane,
        Map<String, String> payload,
        @Nullable Instant dueAt) {

    public JobRequest {
        payload = Map.copyOf(payload);
    }

    /** Work to be done as soon as the caller's transaction has committed. */
    public static JobRequest now(String kind, String key, String lane) {
        return new JobRequest(kind, key, lane, Map.of(), null);
    }

    /** Work to be done at the given time. */
    public static JobRequest at(Instant dueAt, String kind, String key, String lane) {
        return new JobRequest(kind, key, lane, Map.of(), dueAt);
    }
}

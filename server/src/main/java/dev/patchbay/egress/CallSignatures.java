package dev.patchbay.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The port through which Patchbay signs that it is the one who reads a data source's {@code /schema} and {@code /data}, so that the
 * source need not answer anybody else.
 */
public interface CallSignatures {

    /** How long one is good. */
    Duration LIFE = Duration.ofSeconds(60);

    /**
     * A JWT of a type of its own, signed with the provider's ES256 key: nothing of ours takes it for a token.
     *
     * @param audience the source's {@code base_url} as its manifest has it
     */
    default String of(URI audience) {
        return of(audience, Map.of());
    }

    /**
     * The same with more that the source may rely upon.
     *
     * @param further claims of names that no JWT has already; texts, numbers, lists and maps of such
     */
    String of(URI audience, Map<String, Object> further);
}

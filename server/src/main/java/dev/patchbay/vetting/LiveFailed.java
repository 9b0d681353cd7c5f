package dev.patchbay.vetting;

import dev.patchbay.kernel.IntegrationId;
import java.util.List;

/**
 * What strangers install has begun to break enforced rules.
 *
 * @param rules those that are broken, in their order
 */
public record LiveFailed(IntegrationId integration, String version, List<String> rules) {

    public LiveFailed {
        rules = List.copyOf(rules);
    }
}

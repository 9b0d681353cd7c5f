package dev.patchbay.oidc;

import dev.patchbay.kernel.IntegrationId;
import java.util.Optional;

/** The port through which the provider asks what an app is called; answered by whoever shows apps. */
public interface AppTitles {

    Optional<String> title(IntegrationId integration);
}

package dev.patchbay.catalog;

import java.util.Set;

/** Which scopes there are to be asked for; answered by whoever knows what they allow. */
public interface ScopeNames {

    Set<String> known();
}

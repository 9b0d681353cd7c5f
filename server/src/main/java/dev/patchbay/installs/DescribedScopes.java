package dev.patchbay.installs;

import dev.patchbay.catalog.ScopeNames;
import dev.patchbay.grants.Scope;
import dev.patchbay.grants.Scopes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the catalog which scopes a manifest can ask for: those that people could be told about. */
@Component
class DescribedScopes implements ScopeNames {

    private final Scopes scopes;

    DescribedScopes(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public Set<String> known() {
        return scopes.all().stream().map(Scope::name).collect(Collectors.toCollection(TreeSet::new));
    }
}

package dev.patchbay.grants;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All scopes that exist here: the built-in ones and the operator's. */
public final class Scopes {

    private final SortedMap<String, Scope> byName;

    Scopes(Map<String, Scope> byName) {
        this.byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public Optional<Scope> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name. */
    public Collection<Scope> all() {
        return byName.values();
    }

    /** Those of the names that no scope has, sorted. */
    public List<String> unknownAmong(Collection<String> names) {
        return names.stream().filter(name -> !byName.containsKey(name)).sorted().toList();
    }
}

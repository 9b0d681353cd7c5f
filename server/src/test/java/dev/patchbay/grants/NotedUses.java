package dev.patchbay.grants;

/** For tests of other modules, which need not wait for the next time that uses of scopes are written. */
public final class NotedUses {

    private NotedUses() {}

    public static void write(ScopeUses uses) {
        uses.write();
    }
}

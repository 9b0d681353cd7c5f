package dev.patchbay.database;

import java.lang.ScopedValue.CallableOp;
import org.jspecify.annotations.Nullable;

/** The pools of connections: background work can never take the last connection from a request. */
public enum DatabasePool {
    /** Requests: two seconds for a connection, five for a statement, thirty for a transaction. */
    WEB,
    /** Background work: sixty seconds for a statement. */
    JOBS,
    /** What a node reads again and again and must not read late, however many jobs there are: three seconds for a statement. */
    FEEDS,
    /** Three connections that may be kept for long: advisory locks with stream offsets, and one that listens to what nodes tell. */
    LOCKS;

    private static final ScopedValue<DatabasePool> CURRENT = ScopedValue.newInstance();

    /** Does the work with connections of the given pool; a transaction that is already open keeps its own. */
    public static void run(DatabasePool pool, Runnable work) {
        ScopedValue.where(CURRENT, pool).run(work);
    }

    /** Does the work with connections of the given pool and returns its result. */
    public static <T extends @Nullable Object, X extends Throwable> T call(DatabasePool pool, CallableOp<T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, pool).call(work);
    }

    static DatabasePool current() {
        return CURRENT.orElse(WEB);
    }
}

package dev.patchbay.changes;

import dev.patchbay.broker.BrokerRefused;
import dev.patchbay.broker.BrokerUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * A table whose changes go to the broker; a bean of this kind has them carried. One node carries those of a slot at a time, on one
 * thread, in the order of commits, at least once.
 */
public interface CapturedTable {

    /** Which tables share an order and a fate: {@code lifecycle} or {@code records}. */
    String slot();

    /** The table with its schema, such as {@code lifecycle.event}. */
    String table();

    /**
     * Carries rows, and returns when all of them are safe at the broker. Whatever this throws, the same rows are handed over again
     * after a while, and nothing behind them is: a row that will never be taken ({@link BrokerRefused}) is set aside in here.
     *
     * @throws BrokerUnavailable while the broker is away
     */
    void carry(List<Row> rows) throws InterruptedException;

    /**
     * Carries once more, from the table itself and in order, what was written to it at or after an instant: the slot was lost, or
     * there was none, and nobody knows what it would have brought. Called before the new one is read.
     *
     * @throws BrokerUnavailable while the broker is away; it is called again
     */
    void again(Instant since) throws InterruptedException;

    /**
     * Does what is due though nothing changed, on the thread that carries: with each heartbeat, behind the rows that came before it.
     * Nobody is held up by what this throws.
     */
    default void tend() throws InterruptedException {}
}

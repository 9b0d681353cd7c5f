package dev.patchbay.lifecycle;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.math.BigInteger;
import java.util.UUID;

/**
 * A place among the events of all streams of an integration; what stands before it was read.
 *
 * @param transaction a transaction's number (PostgreSQL's {@code xid8}, 64 bits without sign)
 */
public record EventPosition(String transaction, UUID stream, long sequence) {

    /** Before everything. */
    public static final EventPosition START = new EventPosition("0", new UUID(0, 0), 0);

    private static final int ARITY = 3;
    private static final BigInteger LARGEST = BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE);

    /** Before everything that this transaction and later ones append. */
    static EventPosition before(String transaction) {
        return new EventPosition(transaction, START.stream, START.sequence);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws ProblemException {@code invalid-cursor}
     */
    public static EventPosition parse(String text) {
        var values = Cursor.parse(text, ARITY).values();
        try {
            var transaction = new BigInteger(values.get(0));
            if (transaction.signum() >= 0 && transaction.compareTo(LARGEST) <= 0) {
                return new EventPosition(
                        transaction.toString(), UUID.fromString(values.get(1)), Long.parseLong(values.get(2)));
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the same answer
        }
        throw new ProblemException(
                KernelProblem.INVALID_CURSOR, "This cursor is not one that we gave. Start again without it.");
    }

    @Override
    public String toString() {
        return Cursor.after(transaction, stream, sequence).toString();
    }
}

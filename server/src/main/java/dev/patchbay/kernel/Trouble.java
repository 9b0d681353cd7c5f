package dev.patchbay.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether one part of this node fails at the moment, so that a failure that lasts is told once, and its end once. Any number of
 * threads may fail in it.
 */
public final class Trouble {

    private static final int DEEPEST = 10;

    private final AtomicBoolean lasting = new AtomicBoolean();

    /** Notes a failure; true when the one before it was over, so that this one is to be told. */
    public boolean begins() {
        return lasting.compareAndSet(false, true);
    }

    /** Notes that it works; true when it did not before. */
    public boolean ends() {
        return lasting.get() && lasting.compareAndSet(true, false);
    }

    /** What failed, and why, in one line and without a trace: the outermost failure's kind, the innermost one's words. */
    public static String inOneLine(Throwable failure) {
        Throwable innermost = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable cause = innermost.getCause();
            if (cause == null) {
                break;
            }
            innermost = cause;
        }
        String words = innermost.getMessage();
        String kind = failure.getClass().getSimpleName();
        return words == null || words.isBlank()
                ? kind + " (" + innermost.getClass().getSimpleName() + ")"
                : kind + ": "
                        + words.lines()
                                .map(String::strip)
                                .reduce((a, b) -> a + " " + b)
                                .orElse("");
    }
}

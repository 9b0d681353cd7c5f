package dev.patchbay.acceptance;

import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other story uses, also when the stories meet a Patchbay that runs already. */
final class Names {

    private static final String RUN = Long.toString(System.nanoTime() & 0xFFFFFFF, 36);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Names() {}

    static String unique() {
        return RUN + COUNT.incrementAndGet();
    }
}

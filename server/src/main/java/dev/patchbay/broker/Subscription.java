package dev.patchbay.broker;

/** Reading that goes on until it is closed, over restarts of the broker and of this node. */
public interface Subscription extends AutoCloseable {

    /** Returns when the batch at hand is done, at the latest after forty seconds. */
    @Override
    void close();
}

package dev.patchbay.broker;

import java.util.List;

/** Who hears on this node what is written to an internal topic, on one thread. */
public interface Follower {

    /** From now on nothing is missed. What was written before may be: at the beginning, or while the broker was away for long. */
    void begins();

    /** What was written, in order, at least once. What is thrown holds the topic up for this follower, and they come again. */
    void hears(List<Message> messages);
}

package dev.patchbay.pipeline;

/** Asked under the lock of the source, before anything is written: whether who writes still may. */
@FunctionalInterface
interface Fence {

    Fence NONE = () -> {};

    /**
     * Returns where who writes still may.
     *
     * @throws Overtaken when somebody else took over
     */
    void pass();
}

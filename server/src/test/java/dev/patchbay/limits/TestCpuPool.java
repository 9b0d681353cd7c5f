package dev.patchbay.limits;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** A pool for tests of other modules; its threads end with the process. */
public final class TestCpuPool {

    private TestCpuPool() {}

    public static CpuPool create() {
        return new CpuPool(new SimpleMeterRegistry());
    }
}

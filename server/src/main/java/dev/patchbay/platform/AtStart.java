package dev.patchbay.platform;

import org.springframework.context.SmartLifecycle;

/** What is done once before the first request is taken. A mistake that it throws refuses the start. */
public abstract class AtStart implements SmartLifecycle {

    private volatile boolean running;

    protected abstract void run();

    @Override
    public final void start() {
        run();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the greatest. */
    @Override
    public final int getPhase() {
        return 0;
    }
}

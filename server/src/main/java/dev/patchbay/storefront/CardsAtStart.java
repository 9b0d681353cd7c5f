package dev.patchbay.storefront;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the cards anew before the first request, after an update that gives them another form. */
@Component
class CardsAtStart implements SmartLifecycle {

    private final Cards cards;
    private volatile boolean running;

    CardsAtStart(Cards cards) {
        this.cards = cards;
    }

    @Override
    public void start() {
        cards.rebuildIfOfOldForm();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}

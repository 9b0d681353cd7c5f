package dev.patchbay.storefront;

import dev.patchbay.platform.AtStart;
import org.springframework.stereotype.Component;

/** Makes the cards anew before the first request, after an update that gives them another form. */
@Component
class CardsAtStart extends AtStart {

    private final Cards cards;

    CardsAtStart(Cards cards) {
        this.cards = cards;
    }

    @Override
    protected void run() {
        cards.rebuildIfOfOldForm();
    }
}

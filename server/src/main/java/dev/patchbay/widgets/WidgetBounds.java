package dev.patchbay.widgets;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Rate;
import dev.patchbay.limits.Rates;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often pages ask for something in the name of integrations' own widgets. */
@Component
class WidgetBounds {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Rates rates;

    WidgetBounds(Rates rates) {
        this.rates = rates;
    }

    /** What is bounded. */
    enum Act {
        /** Something is kept or read, in one place. */
        STORAGE(600),
        /** A token is made, in one place. */
        TOKEN(30),
        /** A person's page says that a bundle was not run. */
        REFUSAL(20);

        private final int aMinute;

        Act(int aMinute) {
            this.aMinute = aMinute;
        }
    }

    /** @throws ProblemException {@code widget-too-busy} */
    void demand(Act act, Object of) {
        Rates.Answer answer = rates.take("widget:" + act + ":" + of, new Rate(act.aMinute, MINUTE));
        if (!answer.allowed()) {
            throw new ProblemException(
                    WidgetsProblem.WIDGET_TOO_BUSY,
                    "The widget asks too often.",
                    Map.of(
                            ProblemException.RETRY_AFTER,
                            Math.max(1, answer.pause().toSeconds())));
        }
    }
}

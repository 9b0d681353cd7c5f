package dev.patchbay.widgets;

import java.util.Locale;

/** What became of a proposal. */
public enum ProposalState {
    OPEN,
    ACCEPTED,
    DECLINED,
    /** Nobody answered for 30 days, or the integration was removed before somebody did. */
    EXPIRED;

    /** As programs read it, such as {@code open}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.patchbay.policy;

import dev.patchbay.accounts.MemberRemoved;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back what somebody asked for who belongs to the organization no more. */
@Component
class LeavingAskers {

    private final RequestTable table;
    private final Clock clock;

    LeavingAskers(RequestTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @EventListener
    void left(MemberRemoved news) {
        table.withdrawAll(news.organization(), news.account(), Timestamp.from(clock.instant()));
    }
}

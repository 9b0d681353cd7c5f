package dev.patchbay.live;

import dev.patchbay.kernel.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a person's open pages, on whichever node they hang, that something of theirs changed and is to be fetched anew. A page that is
 * not reached loses nothing: it fetches anew whenever it connects.
 */
@Component
public class Nudges {

    /** What is on the person's dashboard, or what is proposed for it. */
    public static final String DASHBOARD = "dashboard";

    /** What the person was told. */
    public static final String NOTICES = "notices";

    static final Set<String> TOPICS = Set.of(DASHBOARD, NOTICES);

    private final JdbcClient jdbc;

    Nudges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nudges when the caller's transaction is committed, and not when it is rolled back; many of one topic in a transaction are one.
     *
     * @param topic one of those named here
     * @throws IllegalArgumentException for another topic
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void nudge(AccountId account, String topic) {
        nudge(List.of(account), topic);
    }

    /** The same for several people, in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void nudge(Collection<AccountId> accounts, String topic) {
        if (!TOPICS.contains(topic)) {
            throw new IllegalArgumentException("Nobody fetches anything for the topic " + topic);
        }
        Signal.tell(
                jdbc,
                accounts.stream()
                        .map(account -> new Signal.Nudge(account, topic))
                        .toList());
    }
}

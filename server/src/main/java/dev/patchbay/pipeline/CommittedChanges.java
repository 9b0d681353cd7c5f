package dev.patchbay.pipeline;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this node of changes when they are committed. */
@Component
class CommittedChanges {

    private final ApplicationEventPublisher news;

    CommittedChanges(ApplicationEventPublisher news) {
        this.news = news;
    }

    /** Inside the transaction that makes them. */
    void tell(RecordsChanged changed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.publishEvent(changed);
            }
        });
    }
}

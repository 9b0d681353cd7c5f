package dev.patchbay.pipeline;

import dev.patchbay.catalog.Listing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a publisher tries of a source before it is offered: its sandbox alone reads it, and on the day on which the source is offered it
 * is gone, so that it reaches nobody else and no promise of a draft binds the version that is offered.
 */
@Component
class Trials {

    private final SourceTable sources;
    private final SchemaTable schemas;
    private final Clearing clearing;
    private final RejectedTable rejected;
    private final Batches batches;
    private final FeedTable feeds;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher news;

    Trials(
            SourceTable sources,
            SchemaTable schemas,
            Clearing clearing,
            RejectedTable rejected,
            Batches batches,
            FeedTable feeds,
            TransactionTemplate transaction,
            ApplicationEventPublisher news) {
        this.sources = sources;
        this.schemas = schemas;
        this.clearing = clearing;
        this.rejected = rejected;
        this.batches = batches;
        this.feeds = feeds;
        this.transaction = transaction;
        this.news = news;
    }

    /** Does nothing but once. A poll of the draft that is under way may not write any more. */
    void endIfOffered(Listing listing) {
        if (listing.everOffered()) {
            var source = listing.id();
            transaction.executeWithoutResult(status -> {
                if (sources.beginOffering(source)) {
                    clearing.atOnce(source);
                    rejected.removeAll(source);
                    batches.removeAll(source);
                    schemas.removeAll(source);
                    feeds.forgetPlaces(source);
                    news.publishEvent(new TrialEnded(source));
                }
            });
        }
    }
}

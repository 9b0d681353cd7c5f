package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

/** An integration whose events are appended and read. */
@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import(WithoutProvider.class)
abstract class FeedScene {

    @Autowired
    EventLog log;

    @Autowired
    EventFeed feed;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    IntegrationId integration;

    @BeforeEach
    void anIntegration() {
        integration = new IntegrationId(ids.next());
    }

    /** What can be read once every transaction is over that began before the events were appended, also those of others. */
    EventFeed.Part read(@Nullable String after, int limit) {
        ReadableEvents.await(jdbc, integration);
        return feed.read(integration, after, limit);
    }

    static ProblemException problem(Runnable act) {
        @Nullable ProblemException refused = catchThrowableOfType(ProblemException.class, act::run);
        assertThat(refused).isNotNull();
        return refused;
    }

    void append(Stream stream) {
        transactions.executeWithoutResult(status -> log.append(stream, EventType.APP_RESUMED, head -> "{}"));
    }

    Stream newStream() {
        return Stream.of(integration, new InstallationId(ids.next()));
    }
}

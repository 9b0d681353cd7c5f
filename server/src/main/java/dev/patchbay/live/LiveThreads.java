package dev.patchbay.live;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import dev.patchbay.database.Repeated.Pace;
import dev.patchbay.database.Repeated.What;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What goes on for pages all the time, each on a thread of its own: who looks at the database may hang, who judges by the clock and who
 * hands on what changed never asks it.
 */
@Configuration(proxyBeanMethods = false)
class LiveThreads {

    private static final Duration OFTEN = Duration.ofSeconds(1);

    /** What changed is handed on when the bell rings. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    @Bean
    Repeated liveFlush(Flushing flushing, LiveSettings settings) {
        return new Repeated(
                new What(
                        "live-flush",
                        DatabasePool.FEEDS,
                        flushing::flush,
                        "What changed cannot be handed to pages",
                        "What changed is handed to pages again"),
                new Pace(SELDOM, settings.flushEvery()),
                flushing.bell());
    }

    @Bean
    Repeated liveLook(Rounds rounds, Suspicions suspicions) {
        return new Repeated(
                new What(
                        "live-look",
                        DatabasePool.FEEDS,
                        rounds::round,
                        "Who may follow what cannot be looked at",
                        "Who may follow what is looked at again"),
                new Pace(OFTEN, Duration.ZERO),
                suspicions.bell());
    }

    @Bean
    Repeated liveSources(SourceLook look) {
        return new Repeated(
                new What(
                        "live-sources",
                        DatabasePool.FEEDS,
                        look::look,
                        "How the sources stand that pages follow cannot be looked at",
                        "How the sources stand that pages follow is looked at again"),
                OFTEN);
    }

    @Bean
    Repeated liveReach(Reach reach) {
        return new Repeated(
                new What(
                        "live-reach",
                        DatabasePool.FEEDS,
                        reach::judge,
                        "How long ago this node knew what it tells pages cannot be judged",
                        "How long ago this node knew what it tells pages is judged again"),
                Reach.TICK);
    }
}

package dev.patchbay.live;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks after the sources that are followed. */
@Component
class SourceWatch extends Repeated {

    SourceWatch(SourceLook look) {
        super(
                new What(
                        "live-sources",
                        DatabasePool.JOBS,
                        look::look,
                        "How the sources stand that pages follow cannot be looked at",
                        "How the sources stand that pages follow is looked at again"),
                Duration.ofSeconds(2));
    }
}

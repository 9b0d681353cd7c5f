package dev.patchbay;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database is asked, so that a test can say that it is not asked once for each. */
public final class Statements {

    private Statements() {}

    /** Those that this makes on the test's own thread, in their order. */
    public static List<String> of(Runnable act) {
        Thread acting = Thread.currentThread();
        List<String> made = new ArrayList<>();
        var heard = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread().equals(acting)
                        && event.getMessage().startsWith("Executing prepared SQL statement")) {
                    made.add(event.getMessage());
                }
            }
        };
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(heard);
        heard.start();
        try {
            act.run();
        } finally {
            logger.detachAppender(heard);
            logger.setAdditive(true);
            logger.setLevel(before);
        }
        return made;
    }
}

package dev.patchbay.accounts;

import dev.patchbay.jobs.RegularWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class AccountsJobs {

    private static final List<String> LINKS = List.of("sign_up", "password_reset", "email_change", "email_undo");

    /** Mailed links that can no longer be used, with what would have come of them. */
    @Bean
    RegularWork forgetLinks(JdbcClient sql, Clock clock) {
        return RegularWork.cleanUp(
                "accounts.forget-links",
                () -> LINKS.forEach(table -> sql.sql("delete from accounts." + table + " where expires_at <= :now")
                        .param("now", Timestamp.from(clock.instant()))
                        .update()));
    }

    /** Sessions, and challenges to passkeys, that ran out. */
    @Bean
    RegularWork forgetSessions(Sessions sessions, PasskeyChallenges challenges) {
        return RegularWork.cleanUp("accounts.forget-sessions", () -> {
            sessions.forgetExpired();
            challenges.forgetExpired();
        });
    }
}

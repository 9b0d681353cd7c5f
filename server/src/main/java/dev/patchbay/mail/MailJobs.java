package dev.patchbay.mail;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

    /** To whom letters were sent. */
    @Bean
    RegularWork forgetLetters(Letters letters, MailSettings settings, Clock clock) {
        return RegularWork.on(
                Schedule.every(Duration.ofHours(1)),
                "mail.forget",
                () -> letters.forget(clock.instant().minus(settings.keep())));
    }
}

package dev.patchbay;

import dev.patchbay.kernel.Ids;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Patchbay. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PatchbayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PatchbayApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }
}

package dev.patchbay;

import dev.patchbay.kernel.Ids;
import dev.patchbay.platform.Languages;
import dev.patchbay.vetting.CheckCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** Starts Patchbay. */
// Modules name their package-private components as they like: two may have the same simple name.
@SpringBootApplication(
        exclude = UserDetailsServiceAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(
        systemName = "Patchbay",
        sharedModules = {"kernel", "platform", "database"})
@ConfigurationPropertiesScan
public class PatchbayApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("check")) {
            System.exit(check(List.of(arguments).subList(1, arguments.length)));
        }
        SpringApplication.run(PatchbayApplication.class, arguments);
    }

    /** Checks an integration on a developer's own machine; no server is started. */
    private static int check(List<String> arguments) {
        LoggingSystem.get(PatchbayApplication.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Locale locale = Languages.of(Locale.getDefault()).orElse(Locale.ENGLISH);
        return CheckCommand.run(arguments, System.getenv(), locale, out, err);
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

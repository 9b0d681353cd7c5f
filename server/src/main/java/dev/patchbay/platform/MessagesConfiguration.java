package dev.patchbay.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One source of texts over every module's bundle, {@code messages/<module>.properties}. */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    private static final String ENDING = ".properties";

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles());
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** Base names of the bundles; {@code mail_de.properties} belongs to {@code mail.properties}. */
    static String[] bundles() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(MessagesConfiguration.class.getClassLoader())
                    .getResources("classpath*:messages/*" + ENDING);
            return Arrays.stream(files)
                    .map(file -> String.valueOf(file.getFilename()))
                    .filter(name -> name.indexOf('_') < 0)
                    .map(name -> "messages/" + name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .distinct()
                    .toArray(String[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

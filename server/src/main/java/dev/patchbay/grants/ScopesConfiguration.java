package dev.patchbay.grants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Puts the scopes together when Patchbay starts. */
@Configuration(proxyBeanMethods = false)
class ScopesConfiguration {

    private static final String SETTING = "patchbay.scopes.file";

    @Bean
    Scopes scopes(ScopesSettings settings) throws IOException {
        var scopes = new TreeMap<>(ScopesFile.read(new ClassPathResource("scopes.yaml").getInputStream())
                .scopes());
        Path file = settings.file();
        if (file != null) {
            scopes.putAll(operators(file).scopes());
        }
        return new Scopes(scopes);
    }

    private static ScopesFile operators(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(SETTING + ": " + file + " cannot be read");
        }
        ScopesFile read = ScopesFile.read(Files.newInputStream(file));
        if (!read.mistakes().isEmpty()) {
            throw new IllegalStateException(SETTING + ": " + file + ": " + String.join("; ", read.mistakes()));
        }
        return read;
    }
}

package dev.patchbay.grants;

import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            throw new StartupException(List.of(new StartupProblem(
                    SETTING, file + " cannot be read", "name a file that exists, or leave the setting out")));
        }
        ScopesFile read = ScopesFile.read(Files.newInputStream(file));
        if (!read.mistakes().isEmpty()) {
            throw new StartupException(read.mistakes().stream()
                    .map(mistake -> new StartupProblem(SETTING, file + ": " + mistake, "mend the file"))
                    .toList());
        }
        return read;
    }
}

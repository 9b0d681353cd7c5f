package dev.patchbay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;

class MessagesTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9]+}");

    private final MessageSource messages = new MessagesConfiguration().messageSource();

    static Stream<String> bundles() {
        return Stream.of(MessagesConfiguration.bundles());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyBundleSaysTheSameInGerman(String bundle) throws IOException {
        var english = placeholders(bundle);
        var german = placeholders(bundle + "_de");

        assertThat(english).isNotEmpty();
        assertThat(german)
                .as("keys and placeholders of %s_de.properties", bundle)
                .isEqualTo(english);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmpty(String bundle) throws IOException {
        for (String file : new String[] {bundle, bundle + "_de"}) {
            assertThat(read(file))
                    .allSatisfy((key, text) ->
                            assertThat((String) text).as("%s in %s", key, file).isNotBlank());
        }
    }

    /** Of two lines with the same key the last would win, unseen. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyStandsTwice(String bundle) throws IOException {
        for (String file : new String[] {bundle, bundle + "_de"}) {
            Path path = Path.of("src/main/resources/" + file + ".properties");
            if (Files.exists(path)) {
                assertThat(Files.readAllLines(path).stream()
                                .filter(line -> line.matches("[A-Za-z][^=]*=.*"))
                                .map(line -> line.substring(0, line.indexOf('='))))
                        .as(file)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void noKeyIsInTwoBundles() {
        var keys = bundles()
                .flatMap(bundle -> keysOf(bundle).stream())
                .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));

        assertThat(keys).allSatisfy((key, count) -> assertThat(count).as(key).isEqualTo(1));
    }

    @Test
    void findsTheTextsOfEveryModuleInBothLanguages() {
        assertThat(messages.getMessage("login.submit", null, Locale.ENGLISH)).isEqualTo("Sign in");
        assertThat(messages.getMessage("login.submit", null, Locale.forLanguageTag("de-AT")))
                .isEqualTo("Anmelden");
        assertThat(messages.getMessage("mail.test.subject", null, Locale.GERMAN))
                .isEqualTo("E-Mail von {brand} funktioniert");
        assertThat(messages.getMessage("login.submit", null, Locale.FRENCH)).isEqualTo("Sign in");
    }

    private static Set<String> keysOf(String bundle) {
        try {
            return new TreeSet<>(read(bundle).stringPropertyNames());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, Set<String>> placeholders(String bundle) throws IOException {
        var found = new TreeMap<String, Set<String>>();
        Properties texts = read(bundle);
        for (String key : texts.stringPropertyNames()) {
            found.put(
                    key,
                    PLACEHOLDER
                            .matcher(texts.getProperty(key))
                            .results()
                            .map(MatchResult::group)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return found;
    }

    private static Properties read(String bundle) throws IOException {
        var texts = new Properties();
        var file = MessagesTests.class.getResourceAsStream("/" + bundle + ".properties");
        assertThat(file).as("%s.properties", bundle).isNotNull();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}

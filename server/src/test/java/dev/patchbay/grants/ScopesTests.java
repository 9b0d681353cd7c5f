package dev.patchbay.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.platform.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopesTests {

    @TempDir
    Path folder;

    @Test
    void knowsTheBuiltInScopes() throws IOException {
        Scopes scopes = new ScopesConfiguration().scopes(new ScopesSettings(null));

        assertThat(scopes.all())
                .extracting(Scope::name)
                .contains("openid", "profile", "email", "organization")
                .contains("profile:read", "dashboard:read", "dashboard:write", "fantasy:read", "data:write");
        assertThat(scopes.unknownAmong(List.of("openid", "moon:walk", "profile")))
                .containsExactly("moon:walk");
    }

    @Test
    void tellsTheBuiltInScopesInEveryLanguage() throws IOException {
        Scopes scopes = new ScopesConfiguration().scopes(new ScopesSettings(null));

        assertThat(scopes.all())
                .allSatisfy(scope -> assertThat(scope.sentence().byLanguage()).containsKeys("en", "de"));
    }

    @Test
    void takesTheOperatorsScopesAndWords() throws IOException {
        Scopes scopes = read("""
                tickets:read:
                  title: {en: Read tickets, de: Tickets lesen}
                  sentence: {en: See all tickets., de: Alle Tickets sehen.}
                  sensitive: true
                profile:
                  title: Your name
                  sentence: See your name.
                """);

        Scope tickets = scopes.find("tickets:read").orElseThrow();
        assertThat(tickets.sensitive()).isTrue();
        assertThat(tickets.title().in(Locale.GERMANY)).isEqualTo("Tickets lesen");
        assertThat(tickets.title().in(Locale.FRENCH)).isEqualTo("Read tickets");
        assertThat(scopes.find("profile").orElseThrow().title().in(Locale.ENGLISH))
                .isEqualTo("Your name");
        assertThat(scopes.find("openid")).isPresent();
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> read("""
                        "Tickets Read":
                          title: Read
                          sentence: Read.
                        tickets:write:
                          titel: Write
                          sentence: {de: Schreiben.}
                          sensitive: maybe
                        """))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.what())
                        .satisfiesExactlyInAnyOrder(
                                what -> assertThat(what).contains("Tickets Read:"),
                                what -> assertThat(what).contains("tickets:write.titel: unknown"),
                                what -> assertThat(what).contains("tickets:write.title: missing"),
                                what -> assertThat(what).contains("tickets:write.sentence: missing"),
                                what -> assertThat(what).contains("tickets:write.sensitive")));
    }

    @Test
    void refusesAScopeThatIsDescribedTwice() {
        assertThatExceptionOfType(StartupException.class).isThrownBy(() -> read("""
                        tickets:read: {title: Read, sentence: Read.}
                        tickets:read: {title: Write, sentence: Write.}
                        """));
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = folder.resolve("missing.yaml");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> new ScopesConfiguration().scopes(new ScopesSettings(missing)))
                .withMessageContaining("patchbay.scopes.file")
                .withMessageContaining("missing.yaml");
    }

    private Scopes read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("scopes.yaml"), yaml);
        return new ScopesConfiguration().scopes(new ScopesSettings(file));
    }
}

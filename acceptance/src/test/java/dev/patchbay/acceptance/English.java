package dev.patchbay.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds English on a page that should be German: whole texts and sentences of the English message files that the German ones do
 * not have, and words that every English sentence is full of.
 */
final class English {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path WEB = ROOT.resolve("web/src/messages");
    private static final Path CATALOG = ROOT.resolve("catalog.yaml");
    private static final Path SERVER = ROOT.resolve("server/src/main/resources/messages");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{?[^{}]*}}?|</?[^<>]*>|\\$t\\([^)]*\\)");
    private static final Pattern FUNCTION_WORDS =
            Pattern.compile("(?i)\\b(the|and|you|your|of|with|for|is|are|this|that|have|been|cannot|nothing)\\b");
    private static final Pattern QUOTED = Pattern.compile("„([^“]+)“");
    private static final int SHORTEST_PIECE = 12;

    private final Set<String> texts;
    private final List<String> pieces;
    private final String publishers;

    private English(Set<String> texts, List<String> pieces, String publishers) {
        this.texts = texts;
        this.pieces = pieces;
        this.publishers = publishers;
    }

    /** Of the message files of this checkout. */
    static English ofMessages() {
        Set<String> german = new HashSet<>();
        values(WEB.resolve("de"), _ -> true).forEach(german::add);
        values(SERVER, name -> name.endsWith("_de.properties")).forEach(german::add);
        Set<String> english = new HashSet<>();
        values(WEB.resolve("en"), _ -> true).forEach(english::add);
        values(SERVER, name -> !name.endsWith("_de.properties")).forEach(english::add);
        english.removeAll(german);
        if (german.isEmpty() || english.isEmpty()) {
            throw new AssertionError("no messages in " + WEB + " and " + SERVER);
        }
        String allGerman = String.join("\n", german);
        List<String> pieces = english.stream()
                .flatMap(text -> Arrays.stream(VARIABLE.split(text)))
                .map(String::strip)
                .filter(piece -> piece.length() >= SHORTEST_PIECE && piece.contains(" ") && !allGerman.contains(piece))
                .distinct()
                .toList();
        return new English(english, pieces, read(CATALOG).replaceAll("\\s+", " "));
    }

    /** What is English on the page, apart from the words of the demo catalog's publishers, also where a sentence quotes them. */
    List<String> on(Page page) {
        return in(said(page));
    }

    List<String> in(List<String> said) {
        return said.stream()
                .map(text ->
                        QUOTED.matcher(text).replaceAll(quoted -> publishers.contains(quoted.group(1)) ? "" : "$0"))
                .filter(text -> !publishers.contains(text))
                .filter(text -> texts.contains(text)
                        || pieces.stream().anyMatch(text::contains)
                        || FUNCTION_WORDS.matcher(text).find())
                .toList();
    }

    /** Every text that is seen, and every name that is read out, but for parts of a page that say that they are English. */
    private static List<String> said(Page page) {
        Object said = page.evaluate("""
                () => {
                  const texts = [document.title];
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    if (!walker.currentNode.parentElement.closest('script, style, noscript, body [lang=en], [translate=no]')) texts.push(walker.currentNode.data);
                  }
                  for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt']) {
                    for (const element of document.querySelectorAll('[' + name + ']')) texts.push(element.getAttribute(name));
                  }
                  return texts.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
                }""");
        return ((List<?>) said).stream().map(Object::toString).toList();
    }

    private static Stream<String> values(Path folder, Predicate<String> wanted) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .flatMap(English::values)
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> values(Path file) {
        String content = read(file);
        if (file.toString().endsWith(".json")) {
            return texts(JsonMapper.shared().readTree(content));
        }
        var properties = new Properties();
        try {
            properties.load(new StringReader(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties.values().stream().map(Object::toString);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(English::texts);
    }
}

package dev.patchbay.pages;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the type of a problem leads to (RFC 9457 §3.1.1): its title as the reference has it, and what the web UI tells people.
 * Both files are the very ones of the documentation and of the UI.
 */
@Controller
class ProblemPages {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\w+ \\| (.*) \\|$");

    private final Map<String, String> titles;
    private final Map<Locale, Map<String, String>> advice;

    ProblemPages(JsonMapper json) {
        this.titles = ROW.matcher(new String(read("problems.md"), StandardCharsets.UTF_8))
                .results()
                .collect(Collectors.toUnmodifiableMap(row -> row.group(1), row -> row.group(2)));
        this.advice = Languages.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        language -> language,
                        language -> json.readValue(
                                        read(language.toLanguageTag() + "/problems.json"),
                                        new TypeReference<Map<String, Map<String, String>>>() {})
                                .getOrDefault("problems", Map.of())));
    }

    @GetMapping("/problems/{slug}")
    ModelAndView show(@PathVariable String slug, Locale reader) {
        String title = titles.get(slug);
        if (title == null) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "There is no problem of this name.");
        }
        return new ModelAndView("problem-type")
                .addObject("slug", slug)
                .addObject("title", title)
                .addObject("advice", advice.getOrDefault(reader, Map.of()).getOrDefault(slug, ""));
    }

    private static byte[] read(String file) {
        try (InputStream in = new ClassPathResource("problems/" + file).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

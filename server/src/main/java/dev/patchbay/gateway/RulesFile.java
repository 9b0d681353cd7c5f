package dev.patchbay.gateway;

import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.gateway.RulesReader.Mistake;
import dev.patchbay.gateway.RulesReader.Reading;
import dev.patchbay.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Reads the built-in rules and the operator's file. */
@Component
class RulesFile {

    private static final String BUILT_IN = "gateway.yaml";

    private final RulesReader reader;

    RulesFile(RulesReader reader) {
        this.reader = reader;
    }

    /** The rules of our own part of {@code /v1}. */
    List<Rule> builtIn() {
        try (InputStream in = new ClassPathResource(BUILT_IN).getInputStream()) {
            Reading reading = reader.read(DocumentReader.yaml(in.readAllBytes()));
            if (!reading.mistakes().isEmpty()) {
                throw new IllegalStateException(
                        BUILT_IN + ": " + reading.mistakes().getFirst());
            }
            return reading.rules().stream().map(Rule::ofOurs).toList();
        } catch (IOException | UnreadableDocument damaged) {
            throw new IllegalStateException("the jar lacks its " + BUILT_IN, damaged);
        }
    }

    /**
     * The operator's rules.
     *
     * @throws ProblemException {@code invalid-gateway-rules} with every mistake: line, pointer and mend
     */
    List<Rule> operators(Path file) {
        try {
            Reading reading = reader.read(DocumentReader.yaml(file));
            if (reading.mistakes().isEmpty()) {
                return reading.rules();
            }
            throw refusal(file, reading.mistakes());
        } catch (UnreadableDocument unreadable) {
            throw refusal(file, List.of(new Mistake(new Fault("", unreadable.message()), unreadable.line())));
        }
    }

    private static ProblemException refusal(Path file, List<Mistake> mistakes) {
        String detail = mistakes.stream()
                .map(mistake -> "%s:%d: %s %s"
                        .formatted(
                                file,
                                mistake.line(),
                                mistake.fault().pointer(),
                                mistake.fault().message()))
                .collect(Collectors.joining("\n"));
        List<Map<String, Object>> errors = mistakes.stream()
                .map(mistake -> Map.<String, Object>of(
                        "line", mistake.line(),
                        "pointer", mistake.fault().pointer(),
                        "message", mistake.fault().message()))
                .toList();
        return new ProblemException(
                GatewayProblem.INVALID_GATEWAY_RULES, detail, Map.of("file", file.toString(), "errors", errors));
    }
}

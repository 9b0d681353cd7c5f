package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller is reached: in filters. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, ProblemException refused) throws IOException {
        write(response, ProblemDocument.status(refused.problem().kind()), refused);
    }

    /** With a status that says more than the problem's kind does. */
    void write(HttpServletResponse response, HttpStatus status, ProblemException refused) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Object retryAfter = refused.members().get(ProblemException.RETRY_AFTER);
        if (retryAfter != null) {
            response.setHeader("Retry-After", retryAfter.toString());
        }
        response.getOutputStream()
                .write(json.writeValueAsBytes(
                        ProblemDocument.of(refused.problem(), status, refused.detail(), refused.members())));
    }
}

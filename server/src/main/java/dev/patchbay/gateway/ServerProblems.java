package dev.patchbay.gateway;

import dev.patchbay.kernel.Ids;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems of what Tomcat refuses before it comes to us, such as TRACE or a path with an encoded slash. */
@Component
class ServerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;
    private final Ids ids;

    ServerProblems(JsonMapper json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve()));
    }

    /** Reports before the server's own valve, which leaves alone what has been reported. */
    private final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int code = response.getStatus();
            if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var writable = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
            if (!writable.get()) {
                return;
            }
            HttpStatus known = HttpStatus.resolve(code);
            HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
            String traceId = TraceFilter.fresh(ids);
            try (var _ = MDC.putCloseable(TraceFilter.TRACE_ID, traceId)) {
                response.setHeader("X-Trace-Id", traceId);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(json.writeValueAsString(ProblemAdvice.document(status)));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                container.getLogger().debug("Nobody reads the answer any more", gone);
            }
        }
    }
}

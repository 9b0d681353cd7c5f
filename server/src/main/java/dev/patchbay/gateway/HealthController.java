package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers probes: {@code /health} when the process lives, {@code /health/ready} when it can serve. */
@RestController
@Tag(name = "Health")
class HealthController {

    private final JdbcClient jdbc;

    HealthController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(operationId = "getHealth", summary = "Whether the process lives")
    @GetMapping("/health")
    Health live() {
        return new Health("up");
    }

    @Operation(operationId = "getReadiness", summary = "Whether Patchbay can serve: its database answers")
    @GetMapping("/health/ready")
    Health ready() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return new Health("up");
        } catch (DataAccessException | CannotCreateTransactionException _) {
            throw new ProblemException(GatewayProblem.DATABASE_AWAY, "The database does not answer.");
        }
    }

    /** What a probe reads. */
    record Health(String status) {}
}

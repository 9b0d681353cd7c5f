package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers probes: {@code /health} when the process lives, {@code /health/ready} when it can serve, which is neither before its
 * start nor after the beginning of its stop.
 */
@RestController
class HealthController {

    private final JdbcClient jdbc;
    private final ApplicationAvailability availability;

    HealthController(JdbcClient jdbc, ApplicationAvailability availability) {
        this.jdbc = jdbc;
        this.availability = availability;
    }

    @GetMapping("/health")
    Health live() {
        return new Health("up");
    }

    @GetMapping("/health/ready")
    Health ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            throw new ProblemException(GatewayProblem.NOT_SERVING, "Patchbay is starting or stopping.");
        }
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

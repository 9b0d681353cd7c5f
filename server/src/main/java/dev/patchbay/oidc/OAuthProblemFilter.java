package dev.patchbay.oidc;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Trouble;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says in OAuth's words what went wrong below the endpoints: a busy database, a
 * list of revocations too old to trust, or too many requests.
 */
class OAuthProblemFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OAuthProblemFilter.class);

    private final OAuthErrors errors;

    OAuthProblemFilter(OAuthErrors errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // RFC 6749 §5.1
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            chain.doFilter(request, response);
        } catch (OAuth2AuthenticationException refused) {
            errors.write(response, refused.getError());
        } catch (ProblemException problem) {
            ProblemKind kind = problem.problem().kind();
            // RFC 7009 §2.2.1 knows 503 alone: the client keeps the token for alive and comes again
            boolean passing = kind == ProblemKind.UNAVAILABLE || kind == ProblemKind.TOO_MANY;
            Object wait = problem.members().get(ProblemException.RETRY_AFTER);
            if (wait != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, wait.toString());
            }
            errors.write(
                    response,
                    new OAuth2Error(
                            passing ? OAuthErrors.TEMPORARILY_UNAVAILABLE : "invalid_request",
                            problem.problem().title(),
                            null));
        } catch (InvalidParameterException overlong) {
            errors.write(response, new OAuth2Error("invalid_request", "The form is too large", null));
        } catch (DataAccessResourceFailureException away) {
            tell(away);
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            errors.write(
                    response,
                    new OAuth2Error(
                            OAuthErrors.TEMPORARILY_UNAVAILABLE, "The database does not answer at the moment", null));
        } catch (RuntimeException failure) {
            log.error("Request to the provider failed", failure);
            errors.write(response, new OAuth2Error("server_error"));
        }
    }

    private static void tell(DataAccessResourceFailureException away) {
        log.debug("The database is away", away);
        if (!(away instanceof CannotGetJdbcConnectionException)) { // which the pool tells, once
            log.warn("The database left a request without an answer: {}", Trouble.inOneLine(away));
        }
    }
}

package dev.patchbay.gateway;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The gateway for {@code /v1}: finds the rule, then asks who calls, whether such callers may, and whether the token has the
 * scopes, and how often. Runs behind the security filters, which know the session.
 */
@Component
@Order(10)
class GatewayFilter extends OncePerRequestFilter {

    static final String PREFIX = "/v1/";

    private static final String SCOPE = "scope";

    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)[;\\\\]|//|%2e|%2f|%5c|%25|%00|/\\.{1,2}(/|$)");

    private final Rules rules;
    private final BearerAuthentication bearers;
    private final SameOriginFilter sameOrigin;
    private final CallRates rates;
    private final Onward onward;
    private final ProblemWriter problems;

    GatewayFilter(
            Rules rules,
            BearerAuthentication bearers,
            SameOriginFilter sameOrigin,
            CallRates rates,
            Onward onward,
            ProblemWriter problems) {
        this.rules = rules;
        this.bearers = bearers;
        this.sameOrigin = sameOrigin;
        this.rates = rates;
        this.onward = onward;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            Rule rule = rule(request, response);
            Caller caller = caller(rule, request);
            rates.take(rule, caller, response);
            onward.go(new Onward.Call(rule, caller), request, response, chain);
        } catch (ProblemException refused) {
            if (response.isCommitted()) {
                throw refused;
            }
            challenge(request, response, refused);
            if (refused.problem() == GatewayProblem.METHOD_NOT_ALLOWED) {
                problems.write(response, HttpStatus.METHOD_NOT_ALLOWED, refused);
            } else {
                problems.write(response, refused);
            }
        }
    }

    /** Whether two readers of the path may take it for different ones. */
    static boolean isAmbiguous(String path) {
        return AMBIGUOUS.matcher(path).find();
    }

    private Rule rule(HttpServletRequest request, HttpServletResponse response) {
        return switch (rules.find(request)) {
            case RuleBook.Fitting fitting -> fitting.rule();
            case RuleBook.OtherMethods others -> {
                String methods = String.join(", ", others.methods());
                response.setHeader(HttpHeaders.ALLOW, methods);
                throw new ProblemException(GatewayProblem.METHOD_NOT_ALLOWED, "Possible here: " + methods + ".");
            }
            case RuleBook.Nothing _ -> throw nothing();
        };
    }

    private Caller caller(Rule rule, HttpServletRequest request) {
        Caller caller = bearers.caller(request, rule.takes(CallerKind.USER));
        if (!rule.takes(caller.kind())) {
            throw caller.kind().isPerson()
                    ? new ProblemException(
                            GatewayProblem.TOKEN_OF_A_PERSON,
                            "Use a token that the app got for itself, by the grant client_credentials.")
                    : new ProblemException(
                            GatewayProblem.CALLER_NOT_ALLOWED,
                            "Use a token that the app got for a person who is present.");
        }
        if (caller.token() == null) {
            sameOrigin.demand(request);
        } else if (rule.admission().isMissedBy(caller.scopes())) {
            String needed =
                    String.join(" ", rule.admission().scopes().stream().sorted().toList());
            throw new ProblemException(
                    GatewayProblem.INSUFFICIENT_SCOPE,
                    "This needs the scope " + needed + ". Ask for a token with it, if it was granted.",
                    Map.of(SCOPE, needed));
        }
        return caller;
    }

    /** RFC 6750 §3: what a client should do about it; without a token no more than that one is wanted. */
    private static void challenge(HttpServletRequest request, HttpServletResponse response, ProblemException refused) {
        if (refused.problem() == GatewayProblem.INVALID_TOKEN) {
            boolean presented = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, presented ? "Bearer error=\"invalid_token\"" : "Bearer");
        } else if (refused.problem() == GatewayProblem.INSUFFICIENT_SCOPE) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\""
                            + refused.members().get(SCOPE) + "\"");
        }
    }

    private static ProblemException nothing() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is nothing at this address.");
    }
}

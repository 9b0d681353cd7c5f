package dev.patchbay.gateway;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.kernel.ShownOnce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a program repeat a POST that it lost the answer of: under the same {@code Idempotency-Key} and the same account the first
 * success is answered again, with {@code Idempotency-Replayed: true}, for 24 hours. The same key with another request is refused.
 * A refusal or failure does not spend the key. What an answer shows only once ({@link ShownOnce}) is not kept: the repeated answer
 * lacks it and names it in {@code Idempotency-Omitted}. Runs behind the security filters, which know the account.
 */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final Pattern COMMA = Pattern.compile(" *, *");

    private final IdempotencyKeys keys;
    private final ProblemWriter problems;
    private final JsonMapper json;

    IdempotencyFilter(IdempotencyKeys keys, ProblemWriter problems, JsonMapper json) {
        this.keys = keys;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Session session = session();
        if (session == null) {
            chain.doFilter(request, response);
            return;
        }
        String key = String.valueOf(request.getHeader(HEADER));
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            problems.write(response, InvalidRequest.of("/" + HEADER, "A key has 1 to " + LONGEST_KEY + " characters."));
            return;
        }
        var repeatable = new RepeatableRequest(request);
        var claim = new IdempotencyKeys.Claim(session.account(), Sha256.hex(key), repeatable.hash(key));
        switch (keys.claim(claim)) {
            case IdempotencyKeys.Claimed _ -> work(claim, repeatable, response, chain);
            case IdempotencyKeys.Answered answered -> replay(answered, response);
            case IdempotencyKeys.InProgress _ ->
                problems.write(
                        response,
                        new ProblemException(
                                GatewayProblem.IDEMPOTENCY_IN_PROGRESS,
                                "The first request with this key has not been answered yet. Ask again shortly.",
                                Map.of(ProblemException.RETRY_AFTER, 1)));
            case IdempotencyKeys.OtherRequest _ ->
                problems.write(
                        response,
                        new ProblemException(
                                GatewayProblem.IDEMPOTENCY_KEY_REUSED,
                                "This key was used for another request. Nothing was changed; take a new key."));
        }
    }

    private void work(
            IdempotencyKeys.Claim claim, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        boolean success = false;
        try {
            chain.doFilter(request, kept);
            success = kept.getStatus() / 100 == 2;
            if (success) {
                keys.answered(claim, answer(kept));
            }
        } finally {
            if (!success) {
                keys.release(claim);
            }
        }
        kept.copyBodyToResponse();
    }

    private IdempotencyKeys.Answered answer(ContentCachingResponseWrapper kept) {
        byte[] body = kept.getContentAsByteArray();
        @Nullable String once = kept.getHeader(ShownOnce.HEADER);
        return new IdempotencyKeys.Answered(
                kept.getStatus(),
                kept.getContentType(),
                once == null ? new String(body, StandardCharsets.UTF_8) : without(once, body),
                once);
    }

    private String without(String members, byte[] body) {
        var document = (ObjectNode) json.readTree(body);
        document.remove(COMMA.splitAsStream(members).toList());
        return document.toString();
    }

    private static void replay(IdempotencyKeys.Answered answered, HttpServletResponse response) throws IOException {
        response.setStatus(answered.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (answered.contentType() != null) {
            response.setContentType(answered.contentType());
        }
        if (answered.omitted() != null) {
            response.setHeader("Idempotency-Omitted", answered.omitted());
        }
        response.getOutputStream().write(answered.body().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Session session() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Session session ? session : null;
    }
}

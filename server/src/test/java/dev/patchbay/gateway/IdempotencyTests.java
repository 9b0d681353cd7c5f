package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.kernel.ShownOnce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class IdempotencyTests extends EdgeScene {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    Accounts accounts;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient sql;

    @Autowired
    IdempotencyFilter filter;

    @Test
    void repeatsItsAnswerUnderTheSameKey() throws Exception {
        String cookie = operator();
        String body = organization();
        var headers = Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8));

        var first = post("/api/organizations", body, headers);
        var second = post("/api/organizations", body, headers);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(problem(post("/api/organizations", organization(), headers))).isEqualTo("idempotency-key-reused");
    }

    /** A plain hash of a request that holds a password is a way around the password's own, slow one. */
    @Test
    void keepsNoHashByWhichABodyCouldBeGuessed() throws Exception {
        String cookie = operator();
        String body = organization();

        post("/api/organizations", body, Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8)));

        assertThat(sql.sql("select count(*) from gateway.idempotency_key where request_hash = any(:guesses)")
                        .param("guesses", new String[] {
                            Sha256.hex(body),
                            Sha256.hex("POST /api/organizations\n" + body),
                            Sha256.hex("POST /api/organizations?null\n" + body)
                        })
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void doesNotSpendTheKeyOfARefusedRequest() throws Exception {
        String cookie = operator();
        var headers = Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8));
        String refused = "{\"name\":\"X\",\"displayName\":\"x\"}";

        assertThat(post("/api/organizations", refused, headers).statusCode()).isEqualTo(400);
        assertThat(post("/api/organizations", organization(), headers).statusCode())
                .isEqualTo(201);
    }

    @Test
    void doesTheWorkOnceWhenAskedAtTheSameTime() throws Exception {
        String cookie = operator();
        String body = organization();
        var headers = Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8));
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> post("/api/organizations", body, headers).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : callers.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(post("/api/organizations", body, headers).statusCode()).isEqualTo(201);
    }

    @Test
    void keepsNothingThatIsShownOnce() throws Exception {
        var session = new Session(new SessionId(ids.next()), new AccountId(ids.next()), null, Instant.EPOCH, false);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(session, null));
        try {
            String key = ids.token(8);
            FilterChain answering = (request, response) -> {
                ((HttpServletResponse) response).setHeader(ShownOnce.HEADER, "clientSecret, link");
                response.getWriter().write("{\"clientId\":\"c\",\"clientSecret\":\"hush\",\"link\":\"hush\"}");
            };

            var first = answered(key, answering);
            var second = answered(key, (request, response) -> fail("done twice"));

            assertThat(first.getContentAsString()).contains("hush");
            assertThat(second.getContentAsString()).isEqualTo("{\"clientId\":\"c\"}");
            assertThat(second.getHeader("Idempotency-Omitted")).isEqualTo("clientSecret, link");
            assertThat(sql.sql("select count(*) from gateway.idempotency_key where body like '%hush%'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private MockHttpServletResponse answered(String key, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/credentials");
        request.addHeader("Idempotency-Key", key);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }

    private String organization() {
        return "{\"name\":\"o-" + ids.next().toString().substring(24) + "\",\"displayName\":\"An organization\"}";
    }

    private String operator() throws Exception {
        String email = "operator-" + ids.next() + "@edge.example";
        accounts.create(new NewAccount(email, true, "Operator", Secret.of(PASSWORD), Set.of(PlatformRole.OPERATOR)));
        var answer = post("/api/session", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}", Map.of());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }
}

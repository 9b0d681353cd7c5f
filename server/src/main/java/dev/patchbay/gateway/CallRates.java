package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Rate;
import dev.patchbay.limits.Rates;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.stereotype.Component;

/** Counts calls by client and by installation, and says in the answer what is left (draft-ietf-httpapi-ratelimit-headers-10). */
@Component
class CallRates {

    private final Rates rates;

    CallRates(Rates rates) {
        this.rates = rates;
    }

    /**
     * Takes a call of a rule's rate.
     *
     * @throws ProblemException {@code too-many-calls}; nothing is taken then
     */
    void take(Rule rule, Caller caller, HttpServletResponse response) {
        Rate rate = rule.admission().rate();
        if (rate == null) {
            return;
        }
        Map<String, String> buckets = buckets(rule, caller);
        Map<String, Rates.Answer> answers = new LinkedHashMap<>();
        for (var bucket : buckets.entrySet()) {
            Rates.Answer answer = rates.take(bucket.getValue(), rate);
            answers.put(bucket.getKey(), answer);
            if (!answer.allowed()) {
                answers.keySet().stream()
                        .filter(taken -> !taken.equals(bucket.getKey()))
                        .forEach(taken -> rates.giveBack(buckets.getOrDefault(taken, ""), rate));
                say(rate, Map.of(bucket.getKey(), answer), response);
                throw refusal(rate, answer);
            }
        }
        say(rate, answers, response);
    }

    private static Map<String, String> buckets(Rule rule, Caller caller) {
        String name = rule.name();
        Map<String, String> buckets = new LinkedHashMap<>();
        if (caller.app() != null) {
            buckets.put("client", name + " client " + caller.app().clientId());
        } else {
            buckets.put("user", name + " user " + caller.subject());
        }
        if (caller.installation() != null) {
            buckets.put("installation", name + " installation " + caller.installation());
        }
        return buckets;
    }

    private static void say(Rate rate, Map<String, Rates.Answer> answers, HttpServletResponse response) {
        var policies = new StringJoiner(", ");
        var left = new StringJoiner(", ");
        answers.forEach((name, answer) -> {
            policies.add(
                    "\"" + name + "\";q=" + rate.calls() + ";w=" + rate.window().toSeconds());
            left.add("\"" + name + "\";r=" + answer.left() + ";t=" + seconds(answer.pause()));
        });
        response.setHeader("RateLimit-Policy", policies.toString());
        response.setHeader("RateLimit", left.toString());
    }

    private static ProblemException refusal(Rate rate, Rates.Answer answer) {
        long seconds = Math.max(1, seconds(answer.pause()));
        return new ProblemException(
                GatewayProblem.TOO_MANY_CALLS,
                "This may be called " + rate + ". Nothing was done; try again in " + seconds
                        + (seconds == 1 ? " second." : " seconds."),
                Map.of(ProblemException.RETRY_AFTER, seconds));
    }

    private static long seconds(Duration pause) {
        return pause.plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
    }
}

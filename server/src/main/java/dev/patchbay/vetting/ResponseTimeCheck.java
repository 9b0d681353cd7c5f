package dev.patchbay.vetting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls {@code /health} a number of times, one after the other and each over a connection of its own, and measures. */
final class ResponseTimeCheck extends UsualCheck {

    static final String RULE = "response-time";

    private final int calls;
    private final Duration limit;

    /** @param limit that 95 of 100 calls keep to, with the name's look-up, the connection and TLS */
    ResponseTimeCheck(int calls, Duration limit) {
        super(RULE, RuleMode.MONITOR);
        this.calls = calls;
        this.limit = limit;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.runByOrganizations()) {
            return CheckResult.skipped("run-by-organizations");
        }
        var address = subject.below("/health");
        List<Duration> times = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            switch (subject.ask().beginning(address, "application/json, */*", 4096)) {
                case Ask.Silence silence -> {
                    return times.isEmpty() ? CheckResult.unanswered(address, silence) : broken(call, silence.reason());
                }
                case Ask.Heard heard
                when !heard.good() -> {
                    return broken(call, heard.status());
                }
                case Ask.Heard heard -> times.add(heard.response().latency());
            }
        }
        return measured(times);
    }

    private CheckResult broken(int call, Object why) {
        return CheckResult.failed(
                Map.of("calls", calls, "failedCall", call, "failure", why),
                "response-time.broken",
                Map.of("call", Integer.toString(call), "calls", Integer.toString(calls)));
    }

    private CheckResult measured(List<Duration> times) {
        Collections.sort(times);
        long p50 = percentile(times, 50).toMillis();
        long p95 = percentile(times, 95).toMillis();
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("calls", times.size());
        evidence.put("p50Milliseconds", p50);
        evidence.put("p95Milliseconds", p95);
        evidence.put("limitMilliseconds", limit.toMillis());
        return p95 <= limit.toMillis()
                ? CheckResult.passed(evidence)
                : CheckResult.failed(
                        evidence,
                        "response-time.slow",
                        Map.of("p95", Long.toString(p95), "limit", Long.toString(limit.toMillis())));
    }

    /** The smallest time that so many of a hundred keep to (nearest rank). */
    static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }
}

package dev.patchbay.vetting;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every address is https, and a trusted connection to it can be made. */
final class HttpsCheck extends UsualCheck {

    static final String RULE = "https";

    /** Different servers that are connected to; further ones are only read. */
    private static final int CONNECTED = 6;

    HttpsCheck() {
        super(RULE, RuleMode.ENFORCE);
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        var addresses = Addresses.of(subject.manifest());
        List<String> plain = new ArrayList<>();
        List<String> local = new ArrayList<>();
        var origins = new LinkedHashMap<URI, String>();
        addresses.forEach((field, address) -> {
            if ("https".equals(address.getScheme())) {
                origins.putIfAbsent(Addresses.origin(address), field);
            } else {
                (CheckSubject.loopback(address) ? local : plain).add(field);
            }
        });
        if (!plain.isEmpty()) {
            return CheckResult.failed(
                    Map.of("plain", plain), "https.plain", Map.of("fields", String.join(", ", plain)));
        }
        List<String> connected = new ArrayList<>();
        for (URI origin : origins.keySet().stream()
                .limit(subject.runByOrganizations() ? 0 : CONNECTED)
                .toList()) {
            var reply = subject.ask().beginning(origin.resolve("/"), "*/*", 1024);
            if (reply instanceof Ask.Silence silence && silence.reason().equals("tls")) {
                return CheckResult.failed(
                        Map.of("origin", origin.toString(), "failure", silence.reason()),
                        "https.untrusted",
                        Map.of("origin", origin.toString()));
            }
            if (reply instanceof Ask.Heard) {
                connected.add(origin.toString());
            }
        }
        Map<String, Object> evidence = Map.of("addresses", addresses.size(), "connected", connected);
        return local.isEmpty()
                ? CheckResult.passed(evidence)
                : CheckResult.warned(evidence, "https.local", Map.of("fields", String.join(", ", local)));
    }
}

package dev.patchbay.gateway;

import static dev.patchbay.gateway.CallerKind.CLIENT;
import static dev.patchbay.gateway.CallerKind.DELEGATED;
import static dev.patchbay.gateway.CallerKind.INSTALLATION;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/** The rules that hold now. */
@Component
class Rules {

    private volatile RuleBook book = new RuleBook(List.of(
            local("/v1/me", Set.of(DELEGATED, INSTALLATION), Set.of("profile:read")),
            local("/v1/installations", Set.of(CLIENT, INSTALLATION), Set.of()),
            local("/v1/installations/{id}", Set.of(CLIENT, INSTALLATION), Set.of()),
            local("/v1/installations/{id}/members", Set.of(INSTALLATION), Set.of()),
            local("/v1/installations/{id}/members/{account}", Set.of(INSTALLATION), Set.of()),
            local("/v1/events", Set.of(CLIENT, INSTALLATION), Set.of())));

    RuleBook book() {
        return book;
    }

    private static Rule local(String path, Set<CallerKind> callers, Set<String> scopes) {
        return new Rule(
                PathPatternParser.defaultInstance.parse(path),
                Set.of("GET"),
                new Rule.Admission(callers, scopes, Rate.parse("600/min")),
                null);
    }
}

package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every route of every controller, and so for each that is added. */
class EveryRouteTests extends EdgeScene {

    /** Here clients prove themselves; a person whom another site sends is asked. */
    private static final List<String> OPEN_TO_OTHER_SITES = List.of("/oidc/", "/v1/");

    private static final Set<RequestMethod> UNSAFE =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void takesNoFormAndNoCallThatAnotherSiteSends() throws Exception {
        Map<String, String> taken = new TreeMap<>();
        int asked = 0;
        for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
            for (String path : paths(route)) {
                if (OPEN_TO_OTHER_SITES.stream().anyMatch(path::startsWith)) {
                    continue;
                }
                for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                    if (UNSAFE.contains(method)) {
                        asked++;
                        var answer = send(method.name(), path, "{}", Map.of("Sec-Fetch-Site", "cross-site"));
                        if (answer.statusCode() != 403 || !problem(answer).equals("cross-site-request")) {
                            taken.put(method + " " + path, answer.statusCode() + " " + answer.body());
                        }
                    }
                }
            }
        }

        assertThat(taken).isEmpty();
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void isShownInNobodysFrame() throws Exception {
        Map<String, String> framed = new TreeMap<>();
        Set<String> asked = new TreeSet<>();
        for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
            if (route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                asked.addAll(paths(route));
            }
        }
        for (String path : asked) {
            HttpResponse<String> answer = send("GET", path, null, Map.of("Accept", "text/html,*/*;q=0.5"));
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            if (!policy.contains("frame-ancestors 'none'")
                    || answer.headers().firstValue("X-Frame-Options").isEmpty()) {
                framed.put(path, answer.statusCode() + " " + answer.headers().map());
            }
        }

        assertThat(framed).isEmpty();
        assertThat(asked).hasSizeGreaterThan(100).contains("/login", "/signup", "/consent", "/step-up");
    }

    private static List<String> paths(RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^/]*}|\\*+", "x"))
                .toList();
    }
}

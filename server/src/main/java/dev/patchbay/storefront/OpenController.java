package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** <em>Open app</em>: sends the browser into the app, by way of signing in where that is needed. */
@RestController
class OpenController {

    private final OpenApp openApp;

    OpenController(OpenApp openApp) {
        this.openApp = openApp;
    }

    @GetMapping("/apps/{name}/open")
    ResponseEntity<Void> open(
            Optional<Session> session,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String organizationId,
            @RequestParam(name = "for", required = false) @Nullable String forWhom,
            @RequestParam(required = false) @Nullable String target,
            HttpServletRequest request) {
        URI address = session.map(
                        found -> openApp.address(found, name, new OpenApp.Choice(organizationId, forWhom), target))
                .orElseGet(() -> signIn(request));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(address)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static URI signIn(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return URI.create(
                "/login?return=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8));
    }
}

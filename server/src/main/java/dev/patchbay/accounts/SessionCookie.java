package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cookie that carries a session. */
@Component
public class SessionCookie {

    private final HostCookie cookie;
    private final Duration life;

    SessionCookie(PatchbaySettings patchbay, AccountsSettings settings) {
        this.cookie = new HostCookie("patchbay", patchbay.secure());
        this.life = settings.sessionLife();
    }

    Optional<String> read(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** Gives the browser the session. */
    public void set(HttpServletResponse response, Secret value) {
        cookie.set(response, value, life);
    }

    /** Takes it from the browser. */
    public void clear(HttpServletResponse response) {
        cookie.clear(response);
    }
}

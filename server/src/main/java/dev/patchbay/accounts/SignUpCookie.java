package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What tells the browser that signed up from another one that opens the mailed link. */
@Component
public class SignUpCookie {

    private static final int LENGTH = 43;

    private final HostCookie cookie;
    private final Duration life;

    SignUpCookie(PatchbaySettings patchbay, LinksSettings settings) {
        this.cookie = new HostCookie("patchbay-signup", patchbay.secure());
        this.life = settings.signUpLife();
    }

    /** What an earlier sign-up left in this browser. */
    public Optional<Secret> read(HttpServletRequest request) {
        return cookie.read(request).filter(value -> value.length() == LENGTH).map(Secret::of);
    }

    public void set(HttpServletResponse response, Secret value) {
        cookie.set(response, value, life);
    }
}

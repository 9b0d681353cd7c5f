package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What tells the browser that signed up from another one that opens the mailed link. */
@Component
public class SignUpCookie {

    private static final int LENGTH = 43;

    private final String name;
    private final boolean secure;
    private final Duration life;

    SignUpCookie(PatchbaySettings patchbay, LinksSettings settings) {
        this.secure = patchbay.secure();
        this.name = secure ? "__Host-patchbay-signup" : "patchbay-signup";
        this.life = settings.signUpLife();
    }

    /** What an earlier sign-up left in this browser. */
    public Optional<Secret> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> value.length() == LENGTH)
                        .map(Secret::of)
                        .findFirst();
    }

    public void set(HttpServletResponse response, Secret value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value.reveal())
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}

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

/**
 * The cookie that carries a session: {@code __Host-patchbay}, which no other host can set, or {@code patchbay} where Patchbay
 * is reached by http on a loopback name and browsers would refuse the prefix.
 */
@Component
public class SessionCookie {

    private final String name;
    private final boolean secure;
    private final Duration life;

    SessionCookie(PatchbaySettings patchbay, AccountsSettings settings) {
        this.secure = patchbay.secure();
        this.name = secure ? "__Host-patchbay" : "patchbay";
        this.life = settings.sessionLife();
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Gives the browser the session. */
    public void set(HttpServletResponse response, Secret value) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(value.reveal(), life));
    }

    /** Takes it from the browser. */
    public void clear(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
    }

    private String cookie(String value, Duration maxAge) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.Ids;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a passkey. A cookie of five minutes ties the challenge to the browser that asked for it. */
@RestController
@RequestMapping("/api/session/passkey")
class PasskeySignInController {

    private static final Allowance PER_ADDRESS = new Allowance(300, Duration.ofMinutes(15), Duration.ofMinutes(15));
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int TOKEN_BYTES = 32;

    private final PasskeySignIns passkeys;
    private final Throttle throttle;
    private final SessionCookie session;
    private final SessionBody body;
    private final Ids ids;
    private final boolean secure;

    PasskeySignInController(
            PasskeySignIns passkeys,
            Throttle throttle,
            SessionCookie session,
            SessionBody body,
            Ids ids,
            PatchbaySettings patchbay) {
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.session = session;
        this.body = body;
        this.ids = ids;
        this.secure = patchbay.secure();
    }

    @PostMapping("/options")
    PasskeyOptions.Request options(HttpServletRequest request, HttpServletResponse response) {
        throttle.demand("passkey-options:address:" + NetworkAddress.network(request.getRemoteAddr()), PER_ADDRESS);
        // kept while it lasts: the field that fills itself and the button each ask for a challenge
        String browser = browser(request).orElseGet(() -> ids.token(TOKEN_BYTES));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(browser));
        return passkeys.signInOptions(browser);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionBody.Body signIn(
            @RequestBody PasskeyAnswer answer,
            Optional<Session> previous,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignIn.SignedIn signedIn = passkeys.signIn(
                answer.json(),
                browser(request).orElse(""),
                previous,
                SignedInBy.of(SignedInBy.Method.PASSKEY, request));
        session.set(response, signedIn.cookie());
        return body.of(Optional.of(signedIn.session()));
    }

    private String name() {
        return secure ? "__Host-patchbay-passkey" : "patchbay-passkey";
    }

    private Optional<String> browser(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches())
                .findFirst();
    }

    private String cookie(String value) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/")
                .maxAge(PasskeyChallenges.LIFE)
                .build()
                .toString();
    }
}

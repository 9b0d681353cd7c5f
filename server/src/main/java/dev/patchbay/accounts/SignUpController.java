package dev.patchbay.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.LocalPath;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PlatformSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Making an account, and getting into one whose password is forgotten. */
@RestController
@RequestMapping("/api")
class SignUpController {

    private final SignUps signUps;
    private final PasswordResets resets;
    private final PlatformSettings platform;
    private final SignUpCookie signUpCookie;
    private final SessionCookie cookie;
    private final SessionBody body;

    SignUpController(
            SignUps signUps,
            PasswordResets resets,
            PlatformSettings platform,
            SignUpCookie signUpCookie,
            SessionCookie cookie,
            SessionBody body) {
        this.signUps = signUps;
        this.resets = resets;
        this.platform = platform;
        this.signUpCookie = signUpCookie;
        this.cookie = cookie;
        this.body = body;
    }

    /** Answers the same whether or not somebody has this address. */
    @PostMapping("/sign-up")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked signUp(@RequestBody NewSignUp wanted, HttpServletRequest request, HttpServletResponse response) {
        Secret browser = signUps.begin(new SignUpRequest(
                text(wanted.name),
                text(wanted.email),
                Secret.of(text(wanted.password)),
                locale(wanted.locale),
                wanted.invitation == null ? null : Secret.of(wanted.invitation),
                new SignUpRequest.Journey(
                        LocalPath.orRoot(wanted.returnPath).value(),
                        request.getRemoteAddr(),
                        signUpCookie.read(request))));
        signUpCookie.set(response, browser);
        return new Asked();
    }

    private Locale locale(@Nullable String tag) {
        if (tag == null) {
            return platform.current().defaultLocale();
        }
        var mistakes = new InvalidRequest();
        Optional<Locale> found = Profiles.locale(tag, mistakes);
        mistakes.orThrow();
        return found.orElseThrow();
    }

    @PostMapping("/sign-up/confirm")
    @ResponseStatus(HttpStatus.CREATED)
    SessionBody.Body confirm(
            @RequestBody SignUpLink link,
            Optional<Session> previous,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Secret> password = Optional.ofNullable(link.password).map(Secret::of);
        var confirmation = new SignUpConfirmation(
                Secret.of(text(link.token)),
                signUpCookie.read(request),
                password,
                previous,
                SignedInBy.of(SignedInBy.Method.LINK, request));
        return switch (signUps.confirm(confirmation)) {
            case SignUpConfirmation.Confirmed confirmed -> {
                cookie.set(response, confirmed.signedIn().cookie());
                yield body.of(Optional.of(confirmed.signedIn().session()));
            }
            case SignUpConfirmation.PasswordNeeded needed ->
                throw needed.wrong()
                        ? new ProblemException(
                                AccountsProblem.WRONG_CREDENTIALS, "Give the password that was chosen at the sign-up.")
                        : new ProblemException(
                                AccountsProblem.PASSWORD_NEEDED,
                                "This is not the browser that signed up. Send the password that was chosen there, too.");
        };
    }

    /** Answers the same whether or not somebody has this address. */
    @PostMapping("/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked forgot(@RequestBody Forgotten forgotten, HttpServletRequest request) {
        resets.ask(text(forgotten.email), request.getRemoteAddr());
        return new Asked();
    }

    @PostMapping("/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody NewPasswordByLink wanted, HttpServletRequest request) {
        resets.use(Secret.of(text(wanted.token)), Secret.of(text(wanted.password)), request.getRemoteAddr());
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** Says nothing: a letter says the rest. */
    record Asked() {}

    record NewSignUp(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String locale,
            @JsonProperty("return") @Nullable String returnPath,
            @Nullable String invitation) {}

    record SignUpLink(@Nullable String token, @Nullable String password) {}

    record Forgotten(@Nullable String email) {}

    record NewPasswordByLink(
            @Nullable String token, @Nullable String password) {}
}

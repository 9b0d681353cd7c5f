package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SetUpController {

    private final SetUpLinks links;
    private final SessionCookie cookie;
    private final SessionBody body;

    SetUpController(SetUpLinks links, SessionCookie cookie, SessionBody body) {
        this.links = links;
        this.cookie = cookie;
        this.body = body;
    }

    @PostMapping("/api/setup")
    @ResponseStatus(HttpStatus.CREATED)
    SessionBody.Body setUp(
            @RequestBody FirstOperator operator, HttpServletRequest request, HttpServletResponse response) {
        SignIn.SignedIn signedIn = links.use(
                Secret.of(text(operator.token)),
                text(operator.name),
                text(operator.email),
                Secret.of(text(operator.password)),
                SignedInBy.of(SignedInBy.Method.LINK, request));
        cookie.set(response, signedIn.cookie());
        return body.of(Optional.of(signedIn.session()));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    record FirstOperator(
            @Nullable String token,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}
}

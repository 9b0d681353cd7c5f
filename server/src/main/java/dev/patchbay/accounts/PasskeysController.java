package dev.patchbay.accounts;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own passkeys. */
@RestController
@RequestMapping("/api/me/passkeys")
class PasskeysController {

    private static final Allowance OPTIONS = new Allowance(60, Duration.ofMinutes(15), Duration.ofMinutes(15));

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final StepUp stepUp;
    private final Throttle throttle;

    PasskeysController(Passkeys passkeys, Accounts accounts, StepUp stepUp, Throttle throttle) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.throttle = throttle;
    }

    @GetMapping
    OwnPasskeys list(Session session) {
        return new OwnPasskeys(passkeys.of(session.account()));
    }

    @PostMapping("/options")
    PasskeyOptions.Creation options(Session session) {
        stepUp.require(session);
        throttle.demand("passkey-options:account:" + session.account(), OPTIONS);
        return passkeys.options(session, accounts.find(session.account()).orElseThrow(Sessions::over));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Passkey add(Session session, @RequestBody NewPasskey wanted, HttpServletRequest request) {
        String credential = PasskeyAnswer.json(wanted.credential);
        String name = wanted.name == null || wanted.name.isBlank() ? nameFor(request) : wanted.name;
        return passkeys.add(session, name, credential);
    }

    @PatchMapping("/{id}")
    Passkey rename(Session session, @PathVariable String id, @RequestBody PasskeyName wanted) {
        return passkeys.rename(session, id(id), wanted.name == null ? "" : wanted.name);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Session session, @PathVariable String id) {
        stepUp.require(session);
        passkeys.remove(session, id(id));
    }

    /** What somebody who gives no name will recognize: the browser and the device. */
    private static String nameFor(HttpServletRequest request) {
        var agent = UserAgent.parse(
                SignedInBy.of(SignedInBy.Method.PASSKEY, request).userAgent());
        String name = Stream.of(agent.device(), agent.browser())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return name.isEmpty() ? "Passkey" : name;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "You have no passkey with this id.");
        }
    }

    record OwnPasskeys(List<Passkey> passkeys) {}

    record NewPasskey(@Nullable String name, @Nullable Map<String, Object> credential) {}

    record PasskeyName(@Nullable String name) {}
}

package dev.patchbay.oidc;

import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in the address of a request since when a sign-in counts for it. It is sealed for this one request: whoever could write it,
 * or bring it along from another request, could let an app believe that somebody has just proved who they are.
 */
@Component
class SignInMarks {

    /** Nobody takes longer to sign in, or comes back to a request after that. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final int LONGEST = 128;

    private final Vault vault;
    private final Clock clock;

    SignInMarks(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** From now on. */
    String mark(RequestParameters request) {
        var moment = Secret.of(String.valueOf(clock.millis()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(moment, place(request)));
    }

    /** The moment, if we wrote it for this request and it can be meant. */
    @Nullable
    Instant read(RequestParameters request) {
        String mark = request.value(AuthorizationReader.ASKED).orElse("");
        if (mark.isEmpty() || mark.length() > LONGEST) {
            return null;
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(mark);
            var asked = Instant.ofEpochMilli(
                    Long.parseLong(vault.open(sealed, place(request)).reveal()));
            Instant now = clock.instant();
            return asked.isAfter(now) || asked.isBefore(now.minus(LIFE)) ? null : asked;
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return null;
        }
    }

    /** Everything that the app asked; our own words beside it come and go. */
    private static SealedField place(RequestParameters request) {
        var asked = new TreeMap<>(request.values());
        AuthorizationReader.OUR_WORDS.forEach(asked::remove);
        var text = new StringBuilder();
        asked.forEach((name, values) -> {
            text.append(values.size()).append(' ');
            // each with its length before it: two requests never read the same
            Stream.concat(Stream.of(name), values.stream())
                    .forEach(word -> text.append(word.length()).append(' ').append(word));
        });
        return new SealedField("oidc.request", AuthorizationReader.ASKED, Sha256.hex(text.toString()));
    }
}

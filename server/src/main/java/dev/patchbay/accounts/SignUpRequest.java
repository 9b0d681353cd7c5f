package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants an account.
 *
 * @param locale the language of the person, for the letter and for later
 * @param invitation what the link of an invitation carries, if there was one
 * @param journey from where, and where to
 */
public record SignUpRequest(
        String name,
        String email,
        Secret password,
        Locale locale,
        @Nullable Secret invitation,
        Journey journey) {

    /**
     * From where a sign-up comes, and where it goes on.
     *
     * @param returnPath a path of this site, to go on to in the end
     * @param remoteAddress of the browser, for the throttle
     * @param browser what an earlier sign-up left in this browser
     */
    public record Journey(String returnPath, String remoteAddress, Optional<Secret> browser) {}
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/**
 * How, from where and with what somebody signed in.
 *
 * @param address the network address of the browser
 * @param userAgent what the browser says of itself; it is read once and not kept
 */
public record SignedInBy(Method method, String address, String userAgent) {

    /** What proved who it was. */
    public enum Method {
        PASSWORD,
        PASSKEY,
        /** A link that only this person could have: in a mail, or on the standard output of the server. */
        LINK,
        /** A developer became a test member of their own sandbox. */
        ENTERED;

        /** As programs write it, such as {@code passkey}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Method of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The browser that sent this request. */
    public static SignedInBy of(Method method, HttpServletRequest request) {
        return new SignedInBy(
                method,
                request.getRemoteAddr(),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }

    /** Browser, system and network in one hash: where it is the same, it is nobody new. */
    byte[] print() {
        var agent = UserAgent.parse(userAgent);
        return Sha256.of(agent.browser() + "\n" + agent.device() + "\n" + NetworkAddress.network(address));
    }
}

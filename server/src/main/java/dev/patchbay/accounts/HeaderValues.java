package dev.patchbay.accounts;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Which values of headers are read. */
final class HeaderValues {

    private HeaderValues() {}

    /** As Spring Security has it; its expression, which is slow on a token of a thousand letters, is asked of unusual values only. */
    static boolean areAllowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter < ' ' || letter > '~') {
                return StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value);
            }
        }
        return true;
    }
}

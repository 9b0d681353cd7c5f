package dev.patchbay.mail;

import dev.patchbay.platform.PlatformSettings;
import org.springframework.stereotype.Component;

/** In whose name letters are sent, at this moment. */
@Component
class Sender {

    private static final String LAST_RESORT = "patchbay@localhost";

    private final PlatformSettings platform;
    private final MailSettings settings;

    Sender(PlatformSettings platform, MailSettings settings) {
        this.platform = platform;
        this.settings = settings;
    }

    record Identity(String name, String address) {}

    Identity current() {
        var current = platform.current();
        String name = current.mailSender().name();
        String address = current.mailSender().address();
        if (address == null) {
            address = settings.from();
        }
        return new Identity(
                name == null ? current.brand().name() : name,
                address == null || address.isBlank() ? LAST_RESORT : address);
    }
}

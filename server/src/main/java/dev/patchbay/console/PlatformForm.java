package dev.patchbay.console;

import dev.patchbay.platform.Platform;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The run-time settings as operators write them; what is missing is told.
 *
 * @param developers {@code open} or {@code approval}; absent: it stays as it is
 */
record PlatformForm(
        @Nullable BrandForm brand,
        @Nullable SignUpForm signUp,
        @Nullable MailForm mail,
        @Nullable String defaultLocale,
        @Nullable String developers,
        @Nullable Long version) {

    private static final String MEDIA = "/media/";
    private static final String PNG = ".png";

    /** Logos are addresses, as the upload answers them. */
    record BrandForm(
            @Nullable String name,
            @Nullable String primaryColor,
            @Nullable String logoLight,
            @Nullable String logoDark) {}

    record SignUpForm(@Nullable String mode, @Nullable List<String> domains) {}

    record MailForm(@Nullable String senderName, @Nullable String senderAddress) {}

    static String word(Platform.SignUp.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Where browsers find a logo. */
    static @Nullable String address(@Nullable String image) {
        return image == null ? null : MEDIA + image + PNG;
    }

    /** The image that an address is of, or the text as it is where it is none. */
    static String image(String address) {
        return address.startsWith(MEDIA) && address.endsWith(PNG)
                ? address.substring(MEDIA.length(), address.length() - PNG.length())
                : address;
    }
}

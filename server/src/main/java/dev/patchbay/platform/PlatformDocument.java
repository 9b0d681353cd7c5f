package dev.patchbay.platform;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings as they are stored. What an older version did not know yet is null, and then as it is by birth. */
record PlatformDocument(
        Platform.@Nullable Brand brand,
        @Nullable Registration signUp,
        Platform.@Nullable MailSender mailSender,
        @Nullable String defaultLocale,
        Platform.@Nullable Developers developers) {

    record Registration(
            Platform.SignUp.@Nullable Mode mode, @Nullable List<String> domains) {}

    static PlatformDocument of(Platform platform) {
        return new PlatformDocument(
                platform.brand(),
                new Registration(platform.signUp().mode(), platform.signUp().domains()),
                platform.mailSender(),
                platform.defaultLocale().toLanguageTag(),
                platform.developers());
    }

    Platform toPlatform(Platform initial, long version) {
        return new Platform(
                brand == null ? initial.brand() : brand,
                signUp == null || signUp.mode() == null
                        ? initial.signUp()
                        : new Platform.SignUp(signUp.mode(), signUp.domains() == null ? List.of() : signUp.domains()),
                mailSender == null ? initial.mailSender() : mailSender,
                defaultLocale == null ? initial.defaultLocale() : Locale.forLanguageTag(defaultLocale),
                developers == null ? initial.developers() : developers,
                version);
    }
}

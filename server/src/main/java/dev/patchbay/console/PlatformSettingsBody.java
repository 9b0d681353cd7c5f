package dev.patchbay.console;

import dev.patchbay.platform.Platform;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The run-time settings as operators read them. */
record PlatformSettingsBody(
        BrandBody brand,
        SignUpPolicyBody signUp,
        MailSenderBody mail,
        String defaultLocale,
        String developers,
        long version) {

    /** Logos are addresses. */
    record BrandBody(
            String name,
            String primaryColor,
            @Nullable String logoLight,
            @Nullable String logoDark) {}

    record SignUpPolicyBody(String mode, List<String> domains) {}

    /** Null: the name of the brand, the address from the settings file. */
    record MailSenderBody(
            @Nullable String senderName, @Nullable String senderAddress) {}

    static PlatformSettingsBody of(Platform platform) {
        Platform.Brand brand = platform.brand();
        return new PlatformSettingsBody(
                new BrandBody(
                        brand.name(),
                        brand.primaryColor(),
                        PlatformForm.address(brand.logoLight()),
                        PlatformForm.address(brand.logoDark())),
                new SignUpPolicyBody(
                        PlatformForm.word(platform.signUp().mode()),
                        platform.signUp().domains()),
                new MailSenderBody(
                        platform.mailSender().name(), platform.mailSender().address()),
                platform.defaultLocale().toLanguageTag(),
                platform.developers().name().toLowerCase(Locale.ROOT),
                platform.version());
    }
}

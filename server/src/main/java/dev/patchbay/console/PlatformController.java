package dev.patchbay.console;

import dev.patchbay.mail.Mails;
import dev.patchbay.platform.Languages;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know of this Patchbay, signed in or not. */
@RestController
class PlatformController {

    private final PlatformSettings platform;
    private final PatchbaySettings settings;
    private final Mails mails;

    PlatformController(PlatformSettings platform, PatchbaySettings settings, Mails mails) {
        this.platform = platform;
        this.settings = settings;
        this.mails = mails;
    }

    @GetMapping("/api/platform")
    PlatformBody show() {
        Platform current = platform.current();
        return new PlatformBody(
                current.brand().name(),
                new Logos(
                        PlatformForm.address(current.brand().logoLight()),
                        PlatformForm.address(current.brand().logoDark())),
                current.brand().primaryColor(),
                current.defaultLocale().toLanguageTag(),
                Languages.ALL.stream().map(Locale::toLanguageTag).toList(),
                new SignUpBody(PlatformForm.word(current.signUp().mode())),
                mails.configured(),
                settings.development());
    }

    record PlatformBody(
            String name,
            Logos logo,
            String primaryColor,
            String defaultLocale,
            List<String> languages,
            SignUpBody signUp,
            boolean mailConfigured,
            boolean development) {}

    record Logos(@Nullable String light, @Nullable String dark) {}

    record SignUpBody(String mode) {}
}

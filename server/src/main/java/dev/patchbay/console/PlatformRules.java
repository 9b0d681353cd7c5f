package dev.patchbay.console;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.mail.Letter;
import dev.patchbay.media.MediaId;
import dev.patchbay.media.MediaStore;
import dev.patchbay.platform.Colour;
import dev.patchbay.platform.Languages;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.Platform.SignUp.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator may choose; every mistake is told at once. */
@Component
class PlatformRules {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_DOMAINS = 100;
    private static final Pattern IMAGE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final MediaStore media;

    PlatformRules(MediaStore media) {
        this.media = media;
    }

    /**
     * Reads the form.
     *
     * @throws ProblemException {@code invalid-request} with every mistake
     */
    Platform read(PlatformForm form, Platform before) {
        var mistakes = new InvalidRequest();
        Optional<Platform.Brand> brand = brand(form.brand(), mistakes);
        Optional<Platform.SignUp> signUp = signUp(form.signUp(), mistakes);
        Optional<Platform.MailSender> mail = mail(form.mail(), mistakes);
        Optional<Locale> locale = language(form.defaultLocale(), mistakes);
        Optional<Platform.Developers> developers = developers(form.developers(), before, mistakes);
        Long version = form.version();
        if (version == null || version < 0) {
            mistakes.error("/version", "This is needed: the version that was read.");
        }
        mistakes.orThrow();
        return new Platform(
                brand.orElseThrow(),
                signUp.orElseThrow(),
                mail.orElseThrow(),
                locale.orElseThrow(),
                developers.orElseThrow(),
                version == null ? 0 : version);
    }

    private Optional<Platform.Brand> brand(PlatformForm.@Nullable BrandForm form, InvalidRequest mistakes) {
        if (form == null) {
            mistakes.error("/brand", "This is needed.");
            return Optional.empty();
        }
        String name = form.name() == null ? "" : form.name().strip();
        mistakes.text("/brand/name", name, LONGEST_NAME);
        return Optional.of(new Platform.Brand(
                name,
                logo("/brand/logoLight", form.logoLight(), mistakes),
                logo("/brand/logoDark", form.logoDark(), mistakes),
                colour(form.primaryColor(), mistakes)));
    }

    private static String colour(@Nullable String text, InvalidRequest mistakes) {
        Colour colour = Colour.parse(text == null ? "" : text).orElse(null);
        if (colour == null) {
            mistakes.error("/brand/primaryColor", "Give a colour as # and six hexadecimal digits, such as #4263eb.");
            return "";
        }
        if (!colour.suitsButtons()) {
            boolean tooLight = colour.contrast(Colour.WHITE) < Colour.TEXT;
            mistakes.error(
                    "/brand/primaryColor",
                    (tooLight
                                    ? "White letters cannot be read on this colour (contrast %.2f, needed 4.5)."
                                            .formatted(colour.contrast(Colour.WHITE))
                                    : "This colour cannot be told from a dark page (contrast %.2f, needed 3)."
                                            .formatted(colour.contrast(Colour.DARK_CARD)))
                            + " Take a " + (tooLight ? "darker" : "lighter") + " one, for instance "
                            + colour.suitable() + ".");
        }
        return colour.toString();
    }

    private @Nullable String logo(String pointer, @Nullable String address, InvalidRequest mistakes) {
        if (address == null || address.isBlank()) {
            return null;
        }
        String image = PlatformForm.image(address);
        if (!IMAGE.matcher(image).matches() || media.get(new MediaId(image)).isEmpty()) {
            mistakes.error(
                    pointer, "There is no such image. Upload the logo first, and give the address from the answer.");
        }
        return image;
    }

    private static Optional<Platform.SignUp> signUp(PlatformForm.@Nullable SignUpForm form, InvalidRequest mistakes) {
        if (form == null) {
            mistakes.error("/signUp", "This is needed.");
            return Optional.empty();
        }
        Optional<Mode> mode = Arrays.stream(Mode.values())
                .filter(known -> PlatformForm.word(known).equals(form.mode()))
                .findFirst();
        if (mode.isEmpty()) {
            mistakes.error("/signUp/mode", "One of open, invited, domains.");
        }
        List<String> domains = domains(form, mistakes);
        if (mode.equals(Optional.of(Mode.DOMAINS)) && domains.isEmpty()) {
            mistakes.error("/signUp/domains", "Name at least one domain, such as example.com.");
        }
        return mode.map(known -> new Platform.SignUp(known, domains));
    }

    private static List<String> domains(PlatformForm.SignUpForm form, InvalidRequest mistakes) {
        List<String> given = form.domains() == null ? List.of() : form.domains();
        if (given.size() > MOST_DOMAINS) {
            mistakes.error("/signUp/domains", "At most " + MOST_DOMAINS + " domains.");
            return List.of();
        }
        List<String> domains = given.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (int i = 0; i < domains.size(); i++) {
            if (!DOMAIN.matcher(domains.get(i)).matches()) {
                mistakes.error("/signUp/domains/" + i, "Give what stands behind the @, such as example.com.");
            }
        }
        return domains.stream().distinct().toList();
    }

    private static Optional<Platform.MailSender> mail(PlatformForm.@Nullable MailForm form, InvalidRequest mistakes) {
        if (form == null) {
            mistakes.error("/mail", "This is needed.");
            return Optional.empty();
        }
        String name = presentOrNull(form.senderName());
        String address = presentOrNull(form.senderAddress());
        if (name != null) {
            mistakes.text("/mail/senderName", name, LONGEST_NAME);
        }
        if (address != null && !Letter.isAddress(address)) {
            mistakes.error("/mail/senderAddress", "Give one plain mail address, such as apps@example.com.");
        }
        return Optional.of(new Platform.MailSender(name, address));
    }

    private static Optional<Locale> language(@Nullable String tag, InvalidRequest mistakes) {
        Optional<Locale> language = Languages.find(tag == null ? "" : tag);
        if (language.isEmpty()) {
            mistakes.error(
                    "/defaultLocale",
                    "One of "
                            + String.join(
                                    ", ",
                                    Languages.ALL.stream()
                                            .map(Locale::toLanguageTag)
                                            .toList())
                            + ".");
        }
        return language;
    }

    private static Optional<Platform.Developers> developers(
            @Nullable String word, Platform before, InvalidRequest mistakes) {
        if (word == null) {
            return Optional.of(before.developers());
        }
        Optional<Platform.Developers> known = Arrays.stream(Platform.Developers.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (known.isEmpty()) {
            mistakes.error("/developers", "One of open, approval.");
        }
        return known;
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

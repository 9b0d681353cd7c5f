package dev.patchbay.pages;

import dev.patchbay.kernel.LocalPath;
import dev.patchbay.platform.Languages;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What {@code layout.html} puts around every page; reached there as {@code frame}. */
@Component
public class PageFrame {

    private final PlatformSettings platform;

    PageFrame(PlatformSettings platform, ThymeleafViewResolver views) {
        this.platform = platform;
        views.addStaticVariable("frame", this);
    }

    /** A language to switch to. */
    public record Language(String tag, String name, String address, boolean current) {}

    public String name() {
        return brand().name();
    }

    /** Path of the logo for light pages, or null where the mark of Patchbay stands for it. */
    public @Nullable String logoLight() {
        return path(brand().logoLight());
    }

    /** Path of the logo for dark pages; the light one where there is no other. */
    public @Nullable String logoDark() {
        String dark = brand().logoDark();
        return dark == null ? logoLight() : path(dark);
    }

    /** Changes whenever the look does, so that browsers ask for the style sheet anew. */
    public long version() {
        return platform.current().version();
    }

    /** The languages, each with the address of this page in it. */
    public List<Language> languages(Locale current) {
        return Languages.ALL.stream()
                .map(language -> new Language(
                        language.toLanguageTag(),
                        language.getDisplayLanguage(language),
                        address(language),
                        language.getLanguage().equals(current.getLanguage())))
                .toList();
    }

    private static String address(Locale language) {
        String choice = "?" + ReaderLanguage.PARAMETER + "=" + language.toLanguageTag();
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return "/login" + choice;
        }
        HttpServletRequest request = attributes.getRequest();
        String path = Query.asked(request, RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        String rest = Query.without(request, ReaderLanguage.PARAMETER);
        return LocalPath.orRoot(path) + choice + (rest.isEmpty() ? "" : "&" + rest);
    }

    private Platform.Brand brand() {
        return platform.current().brand();
    }

    private static @Nullable String path(@Nullable String image) {
        return image == null ? null : "/media/" + image + ".png";
    }
}

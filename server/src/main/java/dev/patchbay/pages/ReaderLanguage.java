package dev.patchbay.pages;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.Languages;
import dev.patchbay.platform.PlatformSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * In which language somebody reads: what was just chosen in the footer, what this browser chose before, what the person's
 * account says, what an app asks for ({@code ui_locales}), what the browser asks for, and what the operator chose.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ReaderLanguage implements LocaleResolver {

    /** In the address: the reader's choice. The cookie that keeps it has the same name. */
    static final String PARAMETER = "lang";

    private static final String KNOWN = ReaderLanguage.class.getName();

    private final Accounts accounts;
    private final PlatformSettings platform;

    ReaderLanguage(Accounts accounts, PlatformSettings platform) {
        this.accounts = accounts;
        this.platform = platform;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Locale known) {
            return known;
        }
        Locale locale = chosen(request)
                .or(() -> kept(request))
                .or(this::ofAccount)
                .or(() -> askedByApp(request))
                .or(() -> askedByBrowser(request))
                .orElseGet(() -> platform.current().defaultLocale());
        request.setAttribute(KNOWN, locale);
        return locale;
    }

    /** The choice in the address, which {@link LanguageFilter} keeps. */
    static Optional<Locale> chosen(HttpServletRequest request) {
        return Query.value(request, PARAMETER).flatMap(Languages::find);
    }

    private static Optional<Locale> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(PARAMETER))
                        .findFirst()
                        .flatMap(cookie -> Languages.find(cookie.getValue()));
    }

    /** Nobody's, while the database is away or busy: the page that says so has a language too. */
    private Optional<Locale> ofAccount() {
        try {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            return authentication != null && authentication.getPrincipal() instanceof Session session
                    ? accounts.localeChosenBy(session.account())
                    : Optional.empty();
        } catch (DataAccessException | TransactionException | ProblemException away) {
            return Optional.empty();
        }
    }

    /** OpenID Connect Core §3.1.2.1: tags in the order of preference. */
    private static Optional<Locale> askedByApp(HttpServletRequest request) {
        return Query.value(request, "ui_locales").stream()
                .flatMap(tags -> Stream.of(tags.split(" ")))
                .limit(20)
                .flatMap(tag -> Languages.find(tag).stream())
                .findFirst();
    }

    private static Optional<Locale> askedByBrowser(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> Languages.of(locale).stream())
                        .findFirst();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        request.setAttribute(KNOWN, Objects.requireNonNull(locale));
    }
}

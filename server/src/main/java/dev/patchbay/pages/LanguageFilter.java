package dev.patchbay.pages;

import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the language that somebody chose in the footer of a page, in a cookie for a year. */
@Component
class LanguageFilter extends OncePerRequestFilter {

    private static final Duration YEAR = Duration.ofDays(365);

    private final boolean secure;

    LanguageFilter(PatchbaySettings settings) {
        this.secure = settings.secure();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ReaderLanguage.chosen(request)
                .map(locale -> ResponseCookie.from(ReaderLanguage.PARAMETER, locale.toLanguageTag())
                        .path("/")
                        .maxAge(YEAR)
                        .sameSite("Lax")
                        .secure(secure)
                        .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        chain.doFilter(request, response);
    }
}

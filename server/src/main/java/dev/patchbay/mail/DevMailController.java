package dev.patchbay.mail;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The page of sent mail: in development only, and only for whoever sits at this machine. */
@Controller
class DevMailController {

    private static final int LIMIT = 200;

    private final Letters letters;
    private final boolean development;

    DevMailController(Letters letters, PatchbaySettings settings) {
        this.letters = letters;
        this.development = settings.development();
    }

    /** Letters, the newest first. */
    record LettersBody(List<LetterBody> letters) {}

    /** A letter as it was written. */
    record LetterBody(
            UUID id,
            String to,
            String kind,
            String state,
            String subject,
            String text,
            List<String> links,
            Instant at) {}

    @GetMapping("/api/dev/mail")
    @ResponseBody
    LettersBody list(@RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
        requireDeveloper(request);
        return new LettersBody(bodies(to));
    }

    @GetMapping("/dev/mail")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireDeveloper(request);
        response.setHeader("Cache-Control", "no-store");
        return new ModelAndView("mail/list").addObject("letters", bodies(to));
    }

    @GetMapping("/dev/mail/{id}")
    ModelAndView letter(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        requireDeveloper(request);
        Letters.Row row = letters.find(id).orElseThrow(DevMailController::nothing);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-src 'self'; frame-ancestors 'none'");
        return new ModelAndView("mail/shown").addObject("letter", body(row));
    }

    /** The letter alone, for a frame without any rights. */
    @GetMapping(path = "/dev/mail/{id}/html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String html(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        requireDeveloper(request);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self';"
                        + " sandbox allow-popups allow-popups-to-escape-sandbox");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return letters.open(id).orElseThrow(DevMailController::nothing).html();
    }

    private List<LetterBody> bodies(@Nullable String to) {
        String recipient = to == null ? null : to.strip().toLowerCase(Locale.ROOT);
        return letters.newest(recipient, LIMIT).stream().map(this::body).toList();
    }

    private LetterBody body(Letters.Row row) {
        WrittenLetter written = letters.open(row.id()).orElse(null);
        String action = written == null ? null : written.action();
        return new LetterBody(
                row.id(),
                row.recipient(),
                row.kind(),
                row.state().text(),
                written == null ? "" : written.subject(),
                written == null ? "" : written.text(),
                action == null ? List.of() : List.of(action),
                row.createdAt());
    }

    private void requireDeveloper(HttpServletRequest request) {
        if (!development || !isLoopback(request.getRemoteAddr())) {
            throw nothing();
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static ProblemException nothing() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is nothing at this address.");
    }
}

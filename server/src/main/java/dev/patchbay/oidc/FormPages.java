package dev.patchbay.oidc;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What the pages with forms have in common. */
final class FormPages {

    private FormPages() {}

    /** The form again, with what is wrong, under the status that tells it to programs; another page stays as it is. */
    static ModelAndView refused(ModelAndView page, ProblemException refused, HttpServletResponse response) {
        if (page.getModel().get("mistakes") instanceof FormMistakes mistakes) {
            Object wait = refused.members().get(ProblemException.RETRY_AFTER);
            if (wait != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, wait.toString());
            }
            page.setStatus(status(refused.problem().kind()));
            page.addObject("mistakes", mistakes.of(refused));
        }
        return page;
    }

    /**
     * A mailed link that does nothing any more.
     *
     * @param page whose words are said
     * @param again where another link can be asked for
     */
    static ModelAndView expired(String page, String again) {
        return new ModelAndView("link-expired", HttpStatus.GONE)
                .addObject("page", page)
                .addObject("again", again);
    }

    /** What was wanted is done; the page leads on. */
    static ModelAndView done(String page, String onward) {
        return new ModelAndView("done").addObject("page", page).addObject("onward", onward);
    }

    private static HttpStatus status(ProblemKind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> throw new IllegalArgumentException("no form is refused so: " + kind);
        };
    }
}

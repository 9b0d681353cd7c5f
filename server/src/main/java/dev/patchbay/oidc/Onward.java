package dev.patchbay.oidc;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * Leads on after a form was sent. Within this site that is a redirect. Where the way may lead to another site it is a page that
 * goes on by itself: browsers count redirects as part of sending the form, and {@code form-action 'self'} would stop them.
 */
final class Onward {

    private Onward() {}

    static Object to(ReturnPath path) {
        return path.mayLeave() ? page(path.value()) : redirect(path.value());
    }

    static Object redirect(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    static Object page(String address) {
        return new ModelAndView("continue").addObject("address", address);
    }
}

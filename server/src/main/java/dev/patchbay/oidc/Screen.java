package dev.patchbay.oidc;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Where a person sees the answer.
 *
 * @param afterForm whether one of our forms was sent: browsers hold {@code form-action} against a redirect that follows it
 */
record Screen(HttpServletResponse response, boolean afterForm) {

    static Screen of(HttpServletResponse response) {
        return new Screen(response, false);
    }
}

package dev.patchbay.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The port to what the widgets' host serves. It answers everything that is asked there; nothing else of Patchbay is reached under
 * that name: no controller, no session, no page.
 */
@FunctionalInterface
public interface WidgetSite {

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
}

package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.widgets.WidgetPreview;
import dev.patchbay.widgets.WidgetPreviews;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A widget as its developers see it before anybody else does. */
@RestController
@RequestMapping("/api/developer/integrations/{name}/widget")
class WidgetController {

    private final Desk desk;
    private final Catalog catalog;
    private final WidgetPreviews previews;

    WidgetController(Desk desk, Catalog catalog, WidgetPreviews previews) {
        this.desk = desk;
        this.catalog = catalog;
        this.previews = previews;
    }

    @GetMapping
    WidgetPreview show(Session session, @PathVariable String name, Locale locale) {
        return previews.of(widget(session, name), locale);
    }

    @PostMapping("/fetch")
    WidgetPreview fetch(Session session, @PathVariable String name, Locale locale) {
        return previews.fetch(widget(session, name), locale);
    }

    private Listing widget(Session session, String name) {
        Listing offered = desk.require(session, name);
        if (catalog.draftOf(offered.id()).orElse(offered).type() != IntegrationType.WIDGET) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "This integration is no widget.");
        }
        return offered;
    }
}

package dev.patchbay.oidc;

import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees where an app cannot be opened: why, whom to ask, and the way back. */
@Component
class AuthorizationPages {

    private final Organizations organizations;

    AuthorizationPages(Organizations organizations) {
        this.organizations = organizations;
    }

    /** The request itself is wrong; nothing in it is trusted, least of all an address to go to. */
    ModelAndView fault(Fault fault) {
        var page = new ModelAndView("fault", HttpStatus.BAD_REQUEST);
        page.addObject("fault", fault.name());
        return page;
    }

    /**
     * The person may not come in.
     *
     * @param back how the app is told, if it waits for an answer
     */
    ModelAndView refused(Decision.Refused refused, @Nullable String back) {
        var model = new HashMap<String, Object>();
        model.put("reason", refused.reason().name());
        model.put("admins", admins(refused));
        if (back != null) {
            model.put("back", back);
        }
        return new ModelAndView("refused", model, HttpStatus.FORBIDDEN);
    }

    private List<String> admins(Decision.Refused refused) {
        OrganizationId organization = refused.organization();
        return organization == null
                ? List.of()
                : organizations.admins(organization).stream().map(Member::name).toList();
    }
}

package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Target;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.RequestId;
import dev.patchbay.policy.AppRequest;
import dev.patchbay.policy.PolicyProblem;
import dev.patchbay.policy.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An app that is installed is the answer to everybody who asked for it, however it came to be installed. */
@Component
class Approving {

    private final Requests requests;
    private final Installs installs;

    Approving(Requests requests, Installs installs) {
        this.requests = requests;
        this.installs = installs;
    }

    /**
     * Installs what was asked for, for everybody in the organization, and says so to all who asked.
     *
     * @throws ProblemException {@code request-answered}, or whatever speaks against installing
     */
    @Transactional
    AppRequest approve(RequestId id, Session session, @Nullable String answer) {
        AppRequest request = requests.require(id, session);
        if (!request.open()) {
            throw new ProblemException(
                    PolicyProblem.REQUEST_ANSWERED, "Nothing was changed. Load the page again to read the answer.");
        }
        requests.approve(request.organization(), request.integration(), session.account(), answer);
        installs.install(request.integration(), request.organization(), session.account());
        return requests.require(id, session);
    }

    @EventListener
    void installed(AppInstalled news) {
        if (news.target() instanceof Target.Organization(OrganizationId organization)) {
            requests.approve(organization, news.integration(), news.by(), null);
        }
    }
}

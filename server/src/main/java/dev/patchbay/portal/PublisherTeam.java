package dev.patchbay.portal;

import dev.patchbay.accounts.Developers;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Sandboxes;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who develops for a publisher: its owners and admins, if they are developers. */
@Component
class PublisherTeam {

    private final Developers developers;
    private final Organizations organizations;
    private final Sandboxes sandboxes;

    PublisherTeam(Developers developers, Organizations organizations, Sandboxes sandboxes) {
        this.developers = developers;
        this.organizations = organizations;
        this.sandboxes = sandboxes;
    }

    /** @throws ProblemException {@code not-found} for everybody else */
    OrganizationId require(Session session, OrganizationId publisher) {
        return Optional.of(publisher).filter(found -> has(session, found)).orElseThrow(PublisherTeam::nothing);
    }

    boolean has(Session session, OrganizationId publisher) {
        return developers.isOne(session.account())
                && sandboxes.publisherOf(publisher).isEmpty()
                && organizations
                        .membership(publisher, session.account())
                        .filter(membership -> membership.role().canAdminister())
                        .isPresent();
    }

    static ProblemException nothing() {
        return new ProblemException(KernelProblem.NOT_FOUND, "Nothing of this kind is yours to develop.");
    }
}

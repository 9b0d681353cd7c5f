package dev.patchbay.accounts;

import dev.patchbay.kernel.OrganizationId;

/** An organization as one of its members sees it. */
record OrganizationBody(OrganizationId id, String name, String displayName, String role) {

    static OrganizationBody of(Membership membership) {
        Organization organization = membership.organization();
        return new OrganizationBody(
                organization.id(),
                organization.name().value(),
                organization.displayName(),
                membership.role().word());
    }
}

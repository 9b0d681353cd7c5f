package dev.patchbay.oidc;

import dev.patchbay.kernel.OrganizationId;

/** The address a launch leads to: the app's registered one and, for its information, the organization's id. */
final class LaunchRedirect {

    private static final String PARAMETER = "organizationId=";

    private LaunchRedirect() {}

    static String of(String registered, OrganizationId organization) {
        return registered + (registered.indexOf('?') < 0 ? '?' : '&') + PARAMETER + organization;
    }

    /** The registered address that {@link #of} made this one from. */
    static String registered(String used) {
        return used.substring(0, used.lastIndexOf(PARAMETER) - 1);
    }
}

package dev.patchbay.oidc;

import dev.patchbay.kernel.OrganizationId;

/**
 * The address a launch leads to: the registered one with the organization's id in its query, from which the app learns whose
 * credentials to use. It informs and decides nothing; common clients strip it when they redeem the code.
 */
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

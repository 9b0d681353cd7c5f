package dev.patchbay.installs;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of this module. */
public enum InstallsProblem implements Problem {
    ONLY_ADMINS_INSTALL("only-admins-install", ProblemKind.FORBIDDEN, "Only admins install"),
    ONLY_ADMINS_MANAGE("only-admins-manage", ProblemKind.FORBIDDEN, "Only admins manage apps"),
    ONLY_ADMINS_NAME_APP_ADMINS(
            "only-admins-name-app-admins",
            ProblemKind.FORBIDDEN,
            "Only the organization decides about an app's admins"),
    CONFIG_CHANGED("config-changed", ProblemKind.CONFLICT, "The settings were changed meanwhile"),
    CREDENTIALS_AUTOMATIC("credentials-automatic", ProblemKind.CONFLICT, "This app is sent its credentials"),
    CREDENTIALS_MANUAL("credentials-manual", ProblemKind.CONFLICT, "This app is configured by hand"),
    CREDENTIALS_NOT_SENT("credentials-not-sent", ProblemKind.CONFLICT, "This app takes no credentials by event"),
    CREDENTIALS_ON_THEIR_WAY(
            "credentials-on-their-way", ProblemKind.CONFLICT, "New credentials are on their way already"),
    ONLY_OWN_IN_SANDBOX(
            "only-own-in-sandbox", ProblemKind.FORBIDDEN, "Only its publisher's integrations are tried in a sandbox"),
    NOT_OUTSIDE_SANDBOX(
            "not-outside-sandbox", ProblemKind.FORBIDDEN, "Test members have nothing outside their sandbox"),
    ONLY_OPERATORS_SUSPEND("only-operators-suspend", ProblemKind.FORBIDDEN, "Only operators may do this"),
    LISTING_UNPUBLISHED("listing-unpublished", ProblemKind.GONE, "This app is no longer offered"),
    PAYMENTS_UNAVAILABLE("payments-unavailable", ProblemKind.CONFLICT, "Payments are not switched on here"),
    NOT_FOR_ORGANIZATIONS("not-for-organizations", ProblemKind.CONFLICT, "This app is not made for organizations"),
    NOT_FOR_PEOPLE("not-for-people", ProblemKind.CONFLICT, "This app is not made for single people"),
    CONSENT_REQUIRED("consent-required", ProblemKind.CONFLICT, "You have not agreed yet to what the app may do"),
    LAST_SCOPE("last-scope", ProblemKind.CONFLICT, "This is all that the app may still do"),
    APP_OF_ONE_PERSON("app-of-one-person", ProblemKind.CONFLICT, "This app is a single person's"),
    SHARED_CLIENT_UNAVAILABLE(
            "shared-client-unavailable",
            ProblemKind.CONFLICT,
            "This app wants one client for all organizations, which is not given out here"),
    UNKNOWN_SCOPES("unknown-scopes", ProblemKind.CONFLICT, "This app asks for permissions that do not exist here"),
    NOT_IN_THIS_STATE("not-in-this-state", ProblemKind.CONFLICT, "This is not possible at the moment"),
    SUSPENDED_BY_ANOTHER("suspended-by-another", ProblemKind.CONFLICT, "Somebody else has suspended this app");

    private final ProblemType type;

    InstallsProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

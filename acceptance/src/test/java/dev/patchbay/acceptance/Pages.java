package dev.patchbay.acceptance;

import java.util.List;

/** The pages there are, by who comes to them. What is added here is looked at, measured, and read in German. */
final class Pages {

    static final List<String> OF_ANYBODY = List.of(
            "/",
            "/?q=custmer",
            "/?q=nichts-dergleichen",
            "/listings/customer-service",
            "/listings/no-such-app",
            "/login",
            "/signup",
            "/signup/confirm?token=unknown",
            "/forgot",
            "/reset?token=unknown",
            "/email/undo?token=unknown",
            "/setup?token=unknown",
            "/invitation?token=unknown",
            "/oidc/auth?client_id=unknown",
            "/problems/consent-required",
            "/reference",
            "/reference?q=events#pullEvents",
            "/nowhere");

    /** Of an owner or admin in whose organization the app {@code bot} is installed. */
    static final List<String> OF_AN_ADMIN = List.of(
            "/",
            "/listings/bot",
            "/listings/crm",
            "/apps",
            "/apps/bot",
            "/apps/bot/access",
            "/apps/bot/connection",
            "/dashboard",
            "/organization",
            "/organization/invitations",
            "/organization/access",
            "/organization/apps",
            "/organization/requests",
            "/organization/policy",
            "/organization/settings",
            "/organization/audit",
            "/sandbox",
            "/logout");

    static final List<String> OF_A_MEMBER = List.of("/listings/crm", "/apps", "/organization");

    static final List<String> OF_ONESELF = List.of(
            "/settings",
            "/settings/security",
            "/settings/sessions",
            "/settings/apps",
            "/consent?integration=customer-service&return=/apps",
            "/settings/notices",
            "/settings/data",
            "/notices",
            "/step-up",
            "/new-integration",
            "/new-organization");

    static final List<String> OF_THE_OPERATOR = List.of(
            "/",
            "/console/brand",
            "/console/mail",
            "/console/sign-up",
            "/console/people",
            "/console/developers",
            "/console/pipeline",
            "/console/widgets",
            "/developer",
            "/developer/bot",
            "/developer/bot/overview",
            "/developer/bot/manifest",
            "/developer/bot/publishing",
            "/developer/bot/team",
            "/developer/bot/versions",
            "/developer/bot/checks",
            "/developer/bot/deliveries",
            "/developer/bot/endpoint",
            "/developer/bot/credentials",
            "/developer/crypto-ticker/data",
            "/developer/crypto-ticker/widget",
            "/developer/no-such-app");

    private Pages() {}
}

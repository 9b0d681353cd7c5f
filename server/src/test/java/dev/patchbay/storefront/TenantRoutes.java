package dev.patchbay.storefront;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Whose things each route is about, and how somebody asks it for those of others. */
final class TenantRoutes {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** About nobody: what everybody may see, and what makes an account or a session. */
    private static final List<String> PUBLIC = List.of(
            "GET /.well-known/",
            "GET /health",
            "GET /health/",
            "GET /media/",
            "GET /schemas/",
            "GET /api/platform",
            "GET /api/home",
            "GET /api/listings",
            "GET /api/listings/",
            "GET /api/dev/mail",
            "POST /api/sign-up",
            "POST /api/sign-up/",
            "POST /api/password-reset",
            "POST /api/password-reset/",
            "POST /api/setup",
            "GET /api/session",
            "POST /api/session",
            "POST /api/session/passkey",
            "POST /api/session/passkey/",
            "DELETE /api/session",
            "GET /api/invitations/{token}",
            "POST /api/invitations/");

    /** About whoever asks, and with no id in it that could be somebody else's. */
    private static final List<String> OWN = List.of(
            "/api/me",
            "POST /api/organizations",
            "POST /api/session/leave",
            "GET /api/developer/integrations",
            "POST /api/developer/integrations",
            "/api/developer/role",
            "GET /api/live",
            "/api/developer/manifest/",
            "/api/dashboard",
            "/v1/");

    private final Map<String, String> theirs;
    private final String email;
    private final String password;

    /**
     * @param theirs ids of somebody else's things, by the path that they stand at the end of, or by the parameter alone
     * @param email of somebody else
     */
    TenantRoutes(Map<String, String> theirs, String email, String password) {
        this.theirs = Map.copyOf(theirs);
        this.email = email;
        this.password = password;
    }

    /** The same, but for these ids. */
    TenantRoutes with(Map<String, String> ids) {
        Map<String, String> changed = new LinkedHashMap<>(theirs);
        changed.putAll(ids);
        return new TenantRoutes(changed, email, password);
    }

    /** A name that ends in a slash means everything below it. */
    static boolean isPublic(Route route) {
        return PUBLIC.stream()
                .anyMatch(known -> known.endsWith("/")
                        ? route.name().startsWith(known)
                        : route.name().equals(known));
    }

    boolean isOwn(Route route) {
        return !PARAMETER.matcher(route.path()).find()
                && OWN.stream()
                        .anyMatch(known ->
                                route.name().equals(known) || route.path().startsWith(known));
    }

    /** By an id in its path, by the organization that it names otherwise, or because it is the operators'. */
    boolean isSomebodys(Route route) {
        if (isPublic(route) || isOwn(route)) {
            return false;
        }
        boolean named = route.path().startsWith("/api/console/")
                || Set.of(
                                "/api/installations",
                                "/api/apps",
                                "/api/requests",
                                "/api/session/organization",
                                "/api/developer/sandbox",
                                "/api/developer/sandbox/members")
                        .contains(route.path());
        Matcher parameters = PARAMETER.matcher(route.path());
        while (parameters.find()) {
            if (id(route.path().substring(0, parameters.end()), parameters.group()) == null) {
                return false;
            }
            named = true;
        }
        return named;
    }

    private @Nullable String id(String pathUpTo, String parameter) {
        return theirs.getOrDefault(pathUpTo, parameter.equals("{id}") ? null : theirs.get(parameter));
    }

    String address(Route route) {
        var address = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(route.path());
        while (parameters.find()) {
            parameters.appendReplacement(
                    address, String.valueOf(id(route.path().substring(0, parameters.end()), parameters.group())));
        }
        parameters.appendTail(address);
        boolean byQuery = route.safe() && !route.path().startsWith("/api/console/");
        String organization = theirs.get("/api/organizations/{id}");
        String query = byQuery ? "?organizationId=" + organization : "";
        if (route.path().endsWith("/import")) {
            query = "?dryRun=false";
        } else if (route.path().endsWith("/logo")) {
            query = "?variant=light";
        }
        return address + (route.path().equals("/api/apps") && route.safe() ? query + "&action=installed" : query);
    }

    String body(Route route) {
        return switch (route.type()) {
            case "text/csv" -> "email,role\nnew@example.com,member\n";
            case "application/json" -> JsonMapper.shared().writeValueAsString(fields(route));
            default -> "no picture";
        };
    }

    /** The fields that the route takes, each as it would be accepted from somebody who may. */
    private Map<String, Object> fields(Route route) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("organizationId", String.valueOf(theirs.get("/api/organizations/{id}")));
        known.put("integration", "bot");
        known.put("action", "uninstall");
        known.put("slug", "bot");
        known.put("displayName", "Taken Over");
        known.put("name", route.path().startsWith("/api/organizations") ? "Victim" : "Taken Over");
        known.put("email", email);
        known.put("password", password);
        known.put("role", "member");
        known.put("policy", "assigned");
        known.put("access", "assigned");
        known.put("canAccess", false);
        known.put("config", Map.of());
        known.put("version", 1);
        known.put("reason", "Because");
        known.put("since", "2026-01-01T00:00:00Z");
        known.put("type", "app.installed");
        known.put("answer", "Because");
        known.put("message", "Because");
        known.put("roles", List.of("operator"));
        known.put("visibility", "private");
        known.put("sunset", "2099-01-01");
        known.put("rule", "verified");
        known.put("allow", List.of("bot"));
        known.put("deny", List.of());
        known.put("dryRun", false);
        known.put("urgent", false);
        known.put("value", "kept");
        known.put("audience", "self");
        known.keySet().retainAll(route.fields());
        return known;
    }
}

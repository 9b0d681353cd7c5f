package dev.patchbay.widgets;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.gateway.WidgetTokens;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ShownOnce;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** What an integration's own widget asks the page around it for, in the name of the person who looks at it. */
@RestController
@RequestMapping("/api/dashboard/placements/{id}")
class PlacedWidgetController {

    /** Whoever agreed to it lets the app know who they are. */
    private static final String TOKEN_SCOPE = "profile:read";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Dashboards dashboards;
    private final StoredTable stored;
    private final Installs installs;
    private final Catalog catalog;
    private final Grants grants;
    private final WidgetTokens tokens;
    private final WidgetBounds bounds;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    PlacedWidgetController(
            Dashboards dashboards,
            StoredTable stored,
            Installs installs,
            Catalog catalog,
            Grants grants,
            WidgetTokens tokens,
            WidgetBounds bounds,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.dashboards = dashboards;
        this.stored = stored;
        this.installs = installs;
        this.catalog = catalog;
        this.grants = grants;
        this.tokens = tokens;
        this.bounds = bounds;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping("/storage/{key}")
    StoredValue read(Session session, @PathVariable String id, @PathVariable String key) {
        Placement placement = placement(session, id, key);
        return new StoredValue(
                stored.find(placement.id(), key).map(json::readTree).orElseGet(NullNode::getInstance));
    }

    @PutMapping("/storage/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(Session session, @PathVariable String id, @PathVariable String key, @RequestBody StoredValue wanted) {
        Placement placement = placement(session, id, key);
        JsonNode value = wanted.value;
        if (value == null) {
            throw InvalidRequest.of("/value", "Give the value to keep.");
        }
        boolean fits = Boolean.TRUE.equals(
                transaction.execute(status -> stored.put(placement.id(), key, json.writeValueAsString(value))));
        if (!fits) {
            throw new ProblemException(
                    WidgetsProblem.WIDGET_STORAGE_FULL,
                    "Nothing was kept. A widget has %d keys and %d bytes in each place where it stands: delete something before."
                            .formatted(StoredTable.MOST_KEYS, StoredTable.MOST_BYTES));
        }
    }

    @DeleteMapping("/storage/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Session session, @PathVariable String id, @PathVariable String key) {
        Placement placement = placement(session, id, key);
        transaction.executeWithoutResult(status -> stored.delete(placement.id(), key));
    }

    @PostMapping("/token")
    WidgetToken token(
            Session session, @PathVariable String id, @RequestBody TokenWish wish, HttpServletResponse response) {
        Placement placement = dashboards.framed(session.account(), id);
        if (!"self".equals(wish.audience)) {
            throw InvalidRequest.of("/audience", "Only \"self\": the server of the widget's own developer.");
        }
        bounds.demand(WidgetBounds.Act.TOKEN, placement.id());
        Installation installation = usable(session, placement);
        Set<String> scopes =
                grants.activeOf(installation.id()).map(Grant::scopes).orElse(Set.of());
        if (!scopes.contains(TOKEN_SCOPE)) {
            throw new ProblemException(
                    WidgetsProblem.SCOPE_NOT_GRANTED,
                    "The widget may not say who looks at it: nobody agreed to " + TOKEN_SCOPE + " for it.",
                    Map.of("scope", TOKEN_SCOPE));
        }
        var bearer = new WidgetTokens.Bearer(
                session.account(), installation.id(), installation.organization(), installation.clientId(), scopes);
        response.setHeader(ShownOnce.HEADER, "token");
        return new WidgetToken(
                tokens.of(
                        bearer,
                        catalog.get(installation.integration()).manifest().baseUrl()),
                WidgetTokens.LIFE.toSeconds());
    }

    private Placement placement(Session session, String id, String key) {
        Placement placement = dashboards.framed(session.account(), id);
        if (!KEY.matcher(key).matches()) {
            throw InvalidRequest.of(
                    "/key", "Up to 64 letters, digits, dots, dashes and underscores; the first is a letter or digit.");
        }
        bounds.demand(WidgetBounds.Act.STORAGE, placement.id());
        usable(session, placement);
        return placement;
    }

    private Installation usable(Session session, Placement placement) {
        InstallationView view = installs.view(placement.installation(), session.account());
        if (!view.canOpen()) {
            throw new ProblemException(
                    WidgetsProblem.WIDGET_NOT_USABLE, "Nothing was done: the app of this widget may not be used now.");
        }
        return view.installation();
    }

    /** @param value any JSON; null where nothing is kept */
    record StoredValue(@Nullable JsonNode value) {}

    /** @param audience {@code self}: the server of the widget's own developer */
    record TokenWish(@Nullable String audience) {}

    /** @param expiresIn in seconds */
    record WidgetToken(String token, long expiresIn) {

        WidgetToken {
            Objects.requireNonNull(token);
        }

        @Override
        public String toString() {
            return "WidgetToken[•••]";
        }
    }
}

package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a manifest must keep to beyond its schema. */
final class EntryRules {

    static final List<String> ADDRESSES = List.of(
            "base_url",
            "app_url",
            "callback_url",
            "webhook_url",
            "initiate_login_url",
            "jwks_uri",
            "backchannel_logout_url",
            "support_url",
            "privacy_url",
            "terms_url");
    /** Addresses that a person's browser visits with its cookies. */
    private static final Set<String> VISITED = Set.of("base_url", "app_url", "callback_url", "initiate_login_url");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    /** What a browser reads as an address of the network, or as this machine (URL Standard, "ends in a number"). */
    private static final Pattern NO_DOMAIN =
            Pattern.compile("[^.]*|(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?|(.*\\.)?localhost\\.?");

    private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,88}={0,2}");

    private final PatchbaySettings settings;
    private final Stage stage;
    private final ObjectNode entry;
    private final List<Fault> faults;

    /** What the manifest is wanted for. */
    enum Stage {
        /** An operator's entry of the catalog file. */
        FILE,
        /** A developer's draft, which may live on a laptop. */
        DRAFT,
        /** A version that strangers will install. */
        VERSION
    }

    EntryRules(PatchbaySettings settings, Stage stage, ObjectNode entry, List<Fault> faults) {
        this.settings = settings;
        this.stage = stage;
        this.entry = entry;
        this.faults = faults;
    }

    void check() {
        ADDRESSES.forEach(field -> address("/" + field, text(field), VISITED.contains(field)));
        int index = 0;
        for (JsonNode address : entry.path("post_logout_redirect_urls")) {
            address("/post_logout_redirect_urls/" + index, address.isString() ? address.asString() : null, true);
            index++;
        }
        released();
        SignInRules.check(entry, faults);
        if ("pull".equals(text("events_transport")) && entry.has("webhook_url")) {
            fault(
                    ManifestMistake.PULL_HAS_NO_WEBHOOK,
                    "/webhook_url",
                    "With events_transport: pull the integration reads its events by itself: leave this out.");
        }
        connections();
        purposes();
        names();
        JsonNode currency = entry.path("pricing").path("currency");
        if (currency.isString() && !StatedPrice.known(currency.asString())) {
            fault(
                    ManifestMistake.UNKNOWN_CURRENCY,
                    "/pricing/currency",
                    currency.asString() + " is no currency of ISO 4217.",
                    "currency",
                    currency.asString());
        }
        SchemaRules.check(entry.path("config_schema"), "/config_schema", faults);
        FormRules.check(entry.path("config_schema"), "/config_schema", faults);
        SchemaRules.check(entry.path("widget").path("config_schema"), "/widget/config_schema", faults);
        if (stage != Stage.FILE) {
            ManifestRules.check(entry, faults);
        }
    }

    /** A version is everybody's who has the integration; what is not ready for that stays a draft (Semantic Versioning 2.0.0 §9). */
    private void released() {
        String version = text("version");
        if (stage != Stage.VERSION || version == null) {
            return;
        }
        String number = version.split("[-+]", 2)[0];
        if (version.startsWith(number + "-")) {
            faults.add(ManifestMistake.PRE_RELEASE
                    .at(
                            "/version",
                            "Is a pre-release, and what is published goes to everybody who has the integration. Try it in your"
                                    + " sandbox as a draft, and publish it as " + number + ".",
                            "number",
                            number)
                    .hinting("a version without a hyphen, such as " + number, number));
        }
    }

    static void webhookSecret(JsonNode secret, List<Fault> faults) {
        if (!secret.isString() || !WEBHOOK_SECRET.matcher(secret.asString()).matches()) {
            faults.add(
                    new Fault(
                            "/webhook_secret",
                            "Must be whsec_ followed by 24 to 64 random bytes in base64, as `openssl rand -base64 32` prints them."));
        }
    }

    /** Whether a browser may be sent there. */
    void address(String pointer, @Nullable String text, boolean visited) {
        if (text == null) {
            return;
        }
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException malformed) {
            fault(ManifestMistake.INVALID_ADDRESS, pointer, "Is not a valid address.");
            return;
        }
        String host = address.getHost() == null ? null : address.getHost().toLowerCase(Locale.ROOT);
        if (host == null) {
            fault(ManifestMistake.NO_HOST, pointer, "Has no valid host name.");
            return;
        }
        if (visited) {
            ownHost(pointer, host);
        }
        if (!"https".equals(address.getScheme()) && !(LOOPBACK.matcher(host).matches() && localAllowed())) {
            fault(
                    switch (stage) {
                        case FILE -> ManifestMistake.ONLY_HTTPS;
                        case DRAFT -> ManifestMistake.ONLY_HTTPS_OR_OWN_MACHINE;
                        case VERSION -> ManifestMistake.ONLY_PUBLIC;
                    },
                    pointer,
                    switch (stage) {
                        case FILE -> "Must be https; http is for loopback hosts, while patchbay.base-url is http.";
                        case DRAFT -> "Must be https; http is for this machine alone, such as http://127.0.0.1:3000.";
                        case VERSION -> "Must be https, at an address that everybody reaches.";
                    });
        }
    }

    private boolean localAllowed() {
        return stage == Stage.DRAFT || !settings.secure();
    }

    /** Cookies are not separated by port: an app on our host name would receive our visitors' session. */
    private void ownHost(String pointer, String host) {
        String setting = host.equals(settings.baseUrl().getHost())
                ? "patchbay.base-url"
                : host.equals(settings.widgetsOrigin().getHost()) ? "patchbay.widgets-origin" : null;
        if (setting != null) {
            fault(
                    ManifestMistake.SHARES_HOST,
                    pointer,
                    "Shares the host name " + host + " with the setting " + setting
                            + ", so that the app would receive session cookies. Give it another host name, such as"
                            + " 127.0.0.1 beside localhost.",
                    "host",
                    host,
                    "setting",
                    setting);
        }
    }

    /** Whatever a widget is told may get to where it connects, so that these are servers of others, by their names. */
    private void connections() {
        int index = 0;
        for (JsonNode domain : entry.path("widget").path("connect_domains")) {
            String pointer = "/widget/connect_domains/" + index++;
            if (domain.isString()) {
                connection(pointer, domain.asString().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void connection(String pointer, String domain) {
        if (NO_DOMAIN.matcher(domain).matches()) {
            fault(
                    ManifestMistake.CONNECTS_NOWHERE,
                    pointer,
                    "Must be the name of a server that everybody reaches, such as api.example.com: no address of numbers and no"
                            + " localhost.");
            return;
        }
        for (URI own : List.of(settings.baseUrl(), settings.widgetsOrigin())) {
            String host = String.valueOf(own.getHost()).toLowerCase(Locale.ROOT);
            if (domain.equals(host) || domain.endsWith("." + host)) {
                fault(
                        ManifestMistake.CONNECTS_HERE,
                        pointer,
                        "Is a host name of this Patchbay, or below one: a widget reaches it through the page around it. Name your"
                                + " own server.",
                        "host",
                        host);
                return;
            }
        }
    }

    private void purposes() {
        JsonNode purposes = entry.path("scope_purposes");
        Set<String> asked = new HashSet<>();
        for (String field : List.of("scopes", "optional_scopes")) {
            for (JsonNode scope : entry.path(field)) {
                if (!scope.isString()) {
                    continue;
                }
                if (!asked.add(scope.asString())) {
                    fault(
                            ManifestMistake.SCOPE_TWICE,
                            "/optional_scopes",
                            scope.asString() + " is also among the required scopes: keep it in one list.",
                            "scope",
                            scope.asString());
                }
                if (stage == Stage.FILE && !purposes.has(scope.asString())) {
                    fault(
                            ManifestMistake.SCOPE_WITHOUT_PURPOSE,
                            "/" + field,
                            "The scope " + scope.asString()
                                    + " has no purpose: say why it is needed, one sentence, under"
                                    + " scope_purposes.",
                            "scope",
                            scope.asString());
                }
            }
        }
        purposes.propertyNames().stream()
                .filter(scope -> !asked.contains(scope))
                .forEach(scope -> fault(
                        ManifestMistake.PURPOSE_WITHOUT_SCOPE,
                        Fault.below("/scope_purposes", scope),
                        "A purpose for " + scope + ", which is not among the scopes.",
                        "scope",
                        scope));
    }

    private void names() {
        String displayName = text("display_name");
        if (displayName != null && TextRules.mixesScripts(displayName)) {
            fault(
                    ManifestMistake.MIXED_SCRIPTS,
                    "/display_name",
                    "Mixes letters of several scripts that look alike: write it in one script.");
        }
        String author = entry.path("author").path("name").asString("");
        if (TextRules.mixesScripts(author)) {
            fault(
                    ManifestMistake.MIXED_SCRIPTS,
                    "/author/name",
                    "Mixes letters of several scripts that look alike: write it in one script.");
        }
    }

    private @Nullable String text(String field) {
        JsonNode value = entry.path(field);
        return value.isString() ? value.asString() : null;
    }

    private void fault(ManifestMistake mistake, String pointer, String message, String... values) {
        faults.add(mistake.at(pointer, message, values));
    }
}

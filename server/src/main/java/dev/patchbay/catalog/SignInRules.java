package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import dev.patchbay.kernel.LocalPath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an app is opened and proves who it is: what of it goes together. */
final class SignInRules {

    private final ObjectNode entry;
    private final List<Fault> faults;

    private SignInRules(ObjectNode entry, List<Fault> faults) {
        this.entry = entry;
        this.faults = faults;
    }

    static void check(ObjectNode entry, List<Fault> faults) {
        var rules = new SignInRules(entry, faults);
        rules.opening();
        rules.authentication();
        rules.manualCredentials();
    }

    private void opening() {
        String open = text("open");
        if ("launch".equals(open) && "shared".equals(text("client"))) {
            fault(
                    ManifestMistake.LAUNCH_HAS_OWN_CLIENT,
                    "/client",
                    "open: launch works with client: per_installation only.");
        }
        if (open != null && (open.equals("launch") || open.equals("initiate")) && !entry.has("callback_url")) {
            fault(
                    ManifestMistake.OPEN_NEEDS_CALLBACK,
                    "/open",
                    "open: " + open + " needs callback_url, the redirect URI.",
                    "open",
                    open);
        }
        if ("initiate".equals(open) && !entry.has("initiate_login_url")) {
            fault(ManifestMistake.INITIATE_NEEDS_LOGIN, "/open", "open: initiate needs initiate_login_url.");
        }
    }

    private void authentication() {
        boolean keys = entry.has("jwks_uri") || entry.has("jwks");
        String method = text("token_endpoint_auth_method");
        if (entry.has("jwks_uri") && entry.has("jwks")) {
            fault(ManifestMistake.KEYS_TWICE, "/jwks", "Says the same as jwks_uri: keep one of them.");
        }
        if ("private_key_jwt".equals(method) && !keys) {
            fault(
                    ManifestMistake.PROOF_NEEDS_KEYS,
                    "/token_endpoint_auth_method",
                    "private_key_jwt needs jwks_uri or jwks, the public keys.");
        }
        if (method != null && !"private_key_jwt".equals(method) && keys) {
            fault(
                    ManifestMistake.NO_KEYS_NEEDED,
                    "/token_endpoint_auth_method",
                    method + " uses no keys: leave out jwks_uri and jwks.",
                    "method",
                    method);
        }
        if ("none".equals(method)) {
            if ("launch".equals(text("open"))) {
                fault(
                        ManifestMistake.LAUNCH_NEEDS_PROOF,
                        "/open",
                        "open: launch is for apps that can prove who they are.");
            }
            if (!entry.has("callback_url")) {
                fault(
                        ManifestMistake.NONE_NEEDS_CALLBACK,
                        "/token_endpoint_auth_method",
                        "none needs callback_url, the redirect URI.");
            }
        }
    }

    /** An app that each organization runs for itself: its address is the organization's, its path the publisher's. */
    private void manualCredentials() {
        if (!"manual".equals(text("credentials"))) {
            if (entry.has("app_path")) {
                fault(
                        ManifestMistake.PATH_FOR_MANUAL_ONLY,
                        "/app_path",
                        "Is for credentials: manual. Otherwise callback_url is the redirect URI.");
            }
            return;
        }
        if (!entry.has("app_path")) {
            fault(
                    ManifestMistake.MANUAL_NEEDS_PATH,
                    "/credentials",
                    "manual needs app_path, where the app takes the answer of a sign-in.");
        } else if (!LocalPath.orRoot(text("app_path")).value().equals(text("app_path"))) {
            fault(
                    ManifestMistake.PATH_FORM,
                    "/app_path",
                    "Must be a path such as /openid/callback: one leading slash, nothing encoded twice.");
        }
        if (entry.path("open").isString() && !"app".equals(text("open"))) {
            fault(
                    ManifestMistake.MANUAL_OPENS_ITSELF,
                    "/open",
                    "With manual credentials the app begins the sign-in itself: open: app.");
        }
        if ("shared".equals(text("client"))) {
            fault(
                    ManifestMistake.MANUAL_HAS_OWN_CLIENT,
                    "/client",
                    "With manual credentials each installation has a client of its own.");
        }
        for (String address : List.of("callback_url", "initiate_login_url", "jwks_uri", "jwks")) {
            if (entry.has(address)) {
                fault(
                        ManifestMistake.MANUAL_HAS_NO_ADDRESS,
                        "/" + address,
                        "Is the same for every organization: leave it out with manual credentials.");
            }
        }
        if ("private_key_jwt".equals(text("token_endpoint_auth_method"))
                || "none".equals(text("token_endpoint_auth_method"))) {
            fault(
                    ManifestMistake.MANUAL_HAS_SECRET,
                    "/token_endpoint_auth_method",
                    "Manual credentials are an id and a secret.");
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

package dev.patchbay.vetting;

import dev.patchbay.catalog.Manifest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses that a manifest names, by their field. */
final class Addresses {

    private Addresses() {}

    static Map<String, URI> of(Manifest manifest) {
        var found = new LinkedHashMap<String, URI>();
        put(found, "base_url", manifest.baseUrl());
        put(found, "app_url", manifest.appUrl());
        put(found, "callback_url", manifest.callbackUrl());
        put(found, "webhook_url", manifest.webhookUrl());
        put(found, "initiate_login_url", manifest.initiateLoginUrl());
        put(found, "jwks_uri", manifest.jwksUri());
        put(found, "backchannel_logout_url", manifest.backchannelLogoutUrl());
        for (int i = 0; i < manifest.postLogoutRedirectUrls().size(); i++) {
            put(
                    found,
                    "post_logout_redirect_urls/" + i,
                    manifest.postLogoutRedirectUrls().get(i));
        }
        put(found, "support_url", manifest.supportUrl());
        put(found, "privacy_url", manifest.privacyUrl());
        put(found, "terms_url", manifest.termsUrl());
        return found;
    }

    private static void put(Map<String, URI> found, String field, @Nullable URI address) {
        if (address != null) {
            found.put(field, address);
        }
    }

    /** Scheme, host and port. */
    static URI origin(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}

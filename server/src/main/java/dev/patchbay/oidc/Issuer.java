package dev.patchbay.oidc;

import dev.patchbay.platform.PatchbaySettings;
import org.springframework.stereotype.Component;

/** The provider's name and the addresses under it, laid out as Logto's are. */
@Component
class Issuer {

    static final String PATH = "/oidc";
    static final String AUTHORIZATION = PATH + "/auth";
    static final String TOKEN = PATH + "/token";
    static final String USERINFO = PATH + "/me";
    static final String JWKS = PATH + "/jwks";
    static final String REVOCATION = PATH + "/token/revocation";
    static final String INTROSPECTION = PATH + "/token/introspection";
    static final String PUSHED_REQUEST = PATH + "/par";
    static final String END_SESSION = PATH + "/session/end";

    private final String base;

    Issuer(PatchbaySettings patchbay) {
        this.base = patchbay.baseUrl().toString();
    }

    String name() {
        return base + PATH;
    }

    String at(String path) {
        return base + path;
    }

    /** The audience of tokens that name no other: our own interface for integrations. */
    String audience() {
        return base + "/v1";
    }
}

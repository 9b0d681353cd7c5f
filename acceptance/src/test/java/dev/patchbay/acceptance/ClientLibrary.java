package dev.patchbay.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A client library that nobody here wrote; each has a program in {@code acceptance/clients}. */
enum ClientLibrary {
    OPENID_CLIENT(""),
    OAUTH4WEBAPI(""),
    LOGTO(""),
    EXPRESS_OPENID_CONNECT("  id_token_signed_response_alg: RS256\n"),
    OIDC_CLIENT_TS("  token_endpoint_auth_method: none\n");

    private static final Path PROGRAMS = Path.of("clients").toAbsolutePath();

    private final String more;
    private final URI address = ForeignProgram.freeAddress();

    /**
     * @param more what its listing says beyond the others'
     */
    ClientLibrary(String more) {
        this.more = more;
    }

    /** The name of its program and of its listing. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    URI address() {
        return address;
    }

    String listing(URI webhooks) {
        return Catalogs.program(word(), address, webhooks, more);
    }

    ForeignProgram start(String issuer, Receiver.Delivery told) {
        return ForeignProgram.start(
                word(),
                PROGRAMS,
                List.of("node", word() + ".mjs"),
                Map.of(
                        "ADDRESS", address.toString(),
                        "ISSUER", issuer,
                        "CLIENT_ID", told.json().get("clientId").asString(),
                        "CLIENT_SECRET", told.json().path("clientSecret").asString("")),
                address.resolve("/health"));
    }
}

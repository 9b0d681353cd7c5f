package dev.patchbay.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import dev.patchbay.grants.Scope;
import dev.patchbay.grants.Scopes;
import dev.patchbay.grants.SigningAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the provider can do (OpenID Connect Discovery, RFC 8414), and no more than it can; and its public keys. */
@RestController
class DiscoveryController {

    private static final List<String> PROOFS = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> PROOFS_OR_NONE =
            Stream.concat(PROOFS.stream(), Stream.of("none")).toList();
    private static final List<String> PROOF_ALGORITHMS =
            AssertionCheck.ALGORITHMS.stream().map(JWSAlgorithm::getName).toList();

    private final Map<String, Object> metadata;
    private final SigningKeys keys;

    DiscoveryController(Issuer issuer, Scopes scopes, SigningKeys keys) {
        this.keys = keys;
        this.metadata = describe(issuer, scopes);
    }

    @GetMapping({
        Issuer.PATH + "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server" + Issuer.PATH
    })
    ResponseEntity<Map<String, Object>> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(metadata);
    }

    @GetMapping(Issuer.JWKS)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .contentType(new MediaType("application", "jwk-set+json"))
                .body(keys.published().toString());
    }

    private static Map<String, Object> describe(Issuer issuer, Scopes scopes) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer.name());
        metadata.put("authorization_endpoint", issuer.at(Issuer.AUTHORIZATION));
        metadata.put("token_endpoint", issuer.at(Issuer.TOKEN));
        metadata.put("userinfo_endpoint", issuer.at(Issuer.USERINFO));
        metadata.put("jwks_uri", issuer.at(Issuer.JWKS));
        metadata.put("revocation_endpoint", issuer.at(Issuer.REVOCATION));
        metadata.put("introspection_endpoint", issuer.at(Issuer.INTROSPECTION));
        metadata.put("end_session_endpoint", issuer.at(Issuer.END_SESSION));
        metadata.put("pushed_authorization_request_endpoint", issuer.at(Issuer.PUSHED_REQUEST));
        metadata.put("require_pushed_authorization_requests", false);
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
        metadata.put("scopes_supported", scopes.all().stream().map(Scope::name).toList());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query", "form_post"));
        metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put(
                "id_token_signing_alg_values_supported",
                Arrays.stream(SigningAlgorithm.values()).map(Enum::name).toList());
        metadata.put("token_endpoint_auth_methods_supported", PROOFS_OR_NONE);
        metadata.put("token_endpoint_auth_signing_alg_values_supported", PROOF_ALGORITHMS);
        metadata.put("revocation_endpoint_auth_methods_supported", PROOFS_OR_NONE);
        metadata.put("revocation_endpoint_auth_signing_alg_values_supported", PROOF_ALGORITHMS);
        metadata.put("introspection_endpoint_auth_methods_supported", PROOFS);
        metadata.put("introspection_endpoint_auth_signing_alg_values_supported", PROOF_ALGORITHMS);
        metadata.put("code_challenge_methods_supported", List.of(ProofKey.METHOD));
        metadata.put("prompt_values_supported", RequestRules.words());
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("claims_parameter_supported", false);
        metadata.put("request_parameter_supported", false);
        metadata.put("request_uri_parameter_supported", false);
        metadata.put("ui_locales_supported", List.of("en", "de"));
        metadata.put("claims_supported", claims());
        return metadata;
    }

    private static List<String> claims() {
        return List.of(
                "iss",
                "sub",
                "aud",
                "exp",
                "iat",
                Claims.AUTH_TIME,
                Claims.NONCE,
                Claims.SID,
                Claims.AT_HASH,
                Claims.NAME,
                Claims.LOCALE,
                Claims.EMAIL,
                Claims.EMAIL_VERIFIED,
                Claims.INSTALLATION_ID,
                Claims.ORGANIZATION_ID,
                Claims.ORGANIZATION_NAME,
                Claims.ORGANIZATION_ROLES,
                Claims.APP_ADMIN,
                Claims.APP_PERMISSIONS);
    }
}

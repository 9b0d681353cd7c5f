package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.kernel.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Tells an app about the person who came (OpenID Connect Core §5.3), as things stand now. */
@RestController
class UserinfoController {

    private static final String BEARER = "Bearer ";

    private final TokenReader reader;
    private final Entrance entrance;
    private final PersonClaims person;

    UserinfoController(TokenReader reader, Entrance entrance, PersonClaims person) {
        this.reader = reader;
        this.entrance = entrance;
        this.person = person;
    }

    @RequestMapping(
            path = Issuer.USERINFO,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, Object>> show(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request) {
        String inForm = inForm(request);
        String inHeader = inHeader(authorization);
        if (inForm != null && inHeader != null) {
            return refusal(HttpStatus.BAD_REQUEST, "invalid_request");
        }
        String presented = inHeader == null ? inForm : inHeader;
        if (presented == null) {
            return refusal(HttpStatus.UNAUTHORIZED, null);
        }
        Optional<JWTClaimsSet> token = reader.liveAccessToken(presented);
        if (token.isEmpty()) {
            return refusal(HttpStatus.UNAUTHORIZED, "invalid_token");
        }
        Set<String> scopes = ScopeText.parse(TokenReader.text(token.get(), Claims.SCOPE));
        if (!scopes.contains("openid")) {
            return refusal(HttpStatus.FORBIDDEN, "insufficient_scope");
        }
        return person(token.get(), scopes)
                .map(person -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(person))
                .orElseGet(() -> refusal(HttpStatus.UNAUTHORIZED, "invalid_token"));
    }

    private static @Nullable String inHeader(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** RFC 6750 §2.2; never in the address, which ends up in logs (§2.3). */
    private static @Nullable String inForm(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean form = request.getMethod().equals("POST")
                && String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        return form && (query == null || !query.contains("access_token")) ? request.getParameter("access_token") : null;
    }

    private Optional<Map<String, Object>> person(JWTClaimsSet token, Set<String> scopes) {
        var account = AccountId.of(token.getSubject());
        return entrance.admit(TokenReader.text(token, Claims.CLIENT_ID), account)
                .map(guest -> {
                    var claims = new LinkedHashMap<String, Object>();
                    claims.put("sub", account.toString());
                    claims.putAll(person.tell(scopes, guest.allowed(), guest.person()));
                    return claims;
                });
    }

    private static ResponseEntity<Map<String, Object>> refusal(HttpStatus status, @Nullable String error) {
        String challenge = error == null ? "Bearer" : "Bearer error=\"" + error + "\"";
        return ResponseEntity.status(status)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(error == null ? Map.of() : Map.of("error", error));
    }
}

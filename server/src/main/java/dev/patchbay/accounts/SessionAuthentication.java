package dev.patchbay.accounts;

import java.io.Serial;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A session in the words of Spring Security: its principal is the {@link Session}, its name the account's id. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Session session;

    SessionAuthentication(Session session) {
        super(List.of());
        this.session = session;
        setAuthenticated(true);
    }

    @Override
    public Session getPrincipal() {
        return session;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return session.account().toString();
    }
}

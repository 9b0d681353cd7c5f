package dev.patchbay.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Turns the session cookie into Spring Security's context when, and only if, somebody asks for it: pages and files that do
 * not care who is there cost no query.
 */
@Component
class SessionContextRepository implements SecurityContextRepository {

    private static final String RESOLVED = SessionContextRepository.class.getName();

    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionContextRepository(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> contextOf(resolve(request)));
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(
            org.springframework.security.web.context.HttpRequestResponseHolder requestAndResponse) {
        return contextOf(resolve(requestAndResponse.getRequest()));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Sessions are opened by SignIns and written by SessionCookie.
    }

    /** Asked of every request, also of the one that says that the database is away: whether there may be a session. */
    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie.read(request).isPresent();
    }

    private Optional<Session> resolve(HttpServletRequest request) {
        if (request.getAttribute(RESOLVED) instanceof Resolved resolved) {
            return resolved.session();
        }
        Optional<Session> session = cookie.read(request).flatMap(sessions::resolve);
        request.setAttribute(RESOLVED, new Resolved(session));
        return session;
    }

    private static SecurityContext contextOf(Optional<Session> session) {
        return session.<SecurityContext>map(found -> new SecurityContextImpl(new SessionAuthentication(found)))
                .orElseGet(SecurityContextImpl::new);
    }

    private record Resolved(Optional<Session> session) {}

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> supplier;
        private @Nullable SecurityContext context;

        Deferred(Supplier<SecurityContext> supplier) {
            this.supplier = supplier;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = supplier.get();
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}

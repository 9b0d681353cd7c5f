package dev.patchbay.gateway;

import dev.patchbay.grants.ScopeUses;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.proxy.Proxy;
import dev.patchbay.proxy.Upstream;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;

/** What becomes of a call that was let in: our own controllers answer it, or an upstream server. */
@Component
class Onward {

    /** An upstream server's own addresses begin where ours go on after it. */
    private static final String LEFT_AWAY = "/v1";

    private final Proxy proxy;
    private final UpstreamHeaders headers;
    private final ScopeUses uses;

    Onward(Proxy proxy, UpstreamHeaders headers, ScopeUses uses) {
        this.proxy = proxy;
        this.headers = headers;
        this.uses = uses;
    }

    record Call(Rule rule, Caller caller) {}

    void go(Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        InstallationId installation = call.caller.installation();
        if (installation != null) {
            call.rule.admission().scopes().forEach(scope -> uses.used(installation, call.caller.account(), scope));
        }
        URI upstream = call.rule.upstream();
        if (upstream == null) {
            request.setAttribute(CallerArguments.ATTRIBUTE, call.caller);
            chain.doFilter(request, response);
        } else {
            proxy.forward(
                    request,
                    response,
                    new Upstream(upstream, LEFT_AWAY),
                    headers.of(call.caller, Upstream.origin(upstream)));
        }
    }
}

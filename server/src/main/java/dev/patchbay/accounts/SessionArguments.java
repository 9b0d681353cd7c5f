package dev.patchbay.accounts;

import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the session: a {@code Session} parameter demands one, an {@code Optional<Session>} asks for it. */
@Component
class SessionArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Session.class || isOptional(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<Session> session = current();
        session.filter(Session::asTestMember).ifPresent(_ -> TestMemberBounds.require(request));
        if (isOptional(parameter)) {
            return session;
        }
        return session.orElseThrow(() ->
                new ProblemException(AccountsProblem.SIGN_IN_REQUIRED, "Nothing was changed. Sign in and try again."));
    }

    private static Optional<Session> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SessionAuthentication found
                ? Optional.of(found.getPrincipal())
                : Optional.empty();
    }

    private static boolean isOptional(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && parameter.nested().getNestedParameterType() == Session.class;
    }
}

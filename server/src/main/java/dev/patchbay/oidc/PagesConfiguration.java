package dev.patchbay.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the server-rendered pages are kept: they never are. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                        return true;
                    }
                })
                .addPathPatterns(
                        "/login",
                        "/step-up",
                        "/logout",
                        "/setup",
                        "/consent",
                        "/signup/**",
                        "/forgot",
                        "/reset",
                        "/email/**",
                        Issuer.AUTHORIZATION,
                        Issuer.END_SESSION);
    }
}

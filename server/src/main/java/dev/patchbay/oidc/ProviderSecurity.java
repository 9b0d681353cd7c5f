package dev.patchbay.oidc;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The endpoints that clients call: Spring's authorization server parses and answers, our own providers decide. Its chain
 * holds exactly these addresses, so that none of what we do not use (device flow, token exchange, registration, further
 * issuers below our own) can be reached.
 */
@Configuration(proxyBeanMethods = false)
class ProviderSecurity {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Issuer issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer.name())
                .tokenEndpoint(Issuer.TOKEN)
                .tokenRevocationEndpoint(Issuer.REVOCATION)
                .tokenIntrospectionEndpoint(Issuer.INTROSPECTION)
                .pushedAuthorizationRequestEndpoint(Issuer.PUSHED_REQUEST)
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain provider(
            HttpSecurity http,
            OAuthErrors errors,
            ClientProof proof,
            ClientSecretCheck secrets,
            CodeGrant codes,
            RefreshGrant refreshTokens,
            ClientCredentialsGrant clientCredentials,
            Introspection introspection,
            TokenReturn tokenReturn) {
        var post = PathPatternRequestMatcher.withDefaults();
        return http.securityMatchers(matchers -> matchers.requestMatchers(
                        post.matcher(HttpMethod.POST, Issuer.TOKEN),
                        post.matcher(HttpMethod.POST, Issuer.REVOCATION),
                        post.matcher(HttpMethod.POST, Issuer.PUSHED_REQUEST),
                        post.matcher(HttpMethod.POST, Issuer.INTROSPECTION)))
                .oauth2AuthorizationServer(server -> server.clientAuthentication(client ->
                                client.authenticationConverters(converters -> replace(converters, List.of(proof)))
                                        .authenticationProviders(providers -> replace(providers, List.of(secrets)))
                                        .errorResponseHandler(errors))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(converters -> replace(
                                        converters,
                                        List.of(
                                                new OAuth2AuthorizationCodeAuthenticationConverter(),
                                                new OAuth2RefreshTokenAuthenticationConverter(),
                                                new OAuth2ClientCredentialsAuthenticationConverter())))
                                .authenticationProviders(providers ->
                                        replace(providers, List.of(codes, refreshTokens, clientCredentials)))
                                .errorResponseHandler(errors))
                        .tokenIntrospectionEndpoint(endpoint -> endpoint.authenticationProviders(
                                        providers -> replace(providers, List.of(introspection)))
                                .errorResponseHandler(errors))
                        .tokenRevocationEndpoint(endpoint -> endpoint.authenticationProviders(
                                        providers -> replace(providers, List.of(tokenReturn)))
                                .errorResponseHandler(errors)))
                .addFilterBefore(new OAuthProblemFilter(errors), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(errors))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    private static <T> void replace(List<T> list, List<? extends T> ours) {
        list.clear();
        list.addAll(ours);
    }
}

package dev.patchbay.oidc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what the provider gives out can be used.
 *
 * @param codeLife an authorization code
 * @param launchLife a launch request
 * @param accessTokenLife an access token, and the ID token beside it
 * @param refreshTokenLife a refresh token that is not used; each use gives a new one
 */
@ConfigurationProperties("patchbay.oidc")
record OidcSettings(
        @DefaultValue("60s") Duration codeLife,
        @DefaultValue("60s") Duration launchLife,
        @DefaultValue("1h") Duration accessTokenLife,
        @DefaultValue("14d") Duration refreshTokenLife) {}

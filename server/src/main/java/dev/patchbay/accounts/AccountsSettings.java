package dev.patchbay.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in, and how often a sign-in may be tried.
 *
 * @param sessionIdle a session ends when it was not used for this long
 * @param sessionLife a session ends this long after its sign-in in any case
 * @param stepUp what needs a fresh proof of who it is may be done for this long after signing in or proving it again
 * @param setupLinkLife how long the link that makes the first operator can be used
 * @param signInsPerAccount failed sign-ins for one address of e-mail in a quarter of an hour
 * @param signInsPerAddress failed sign-ins from one network address in a quarter of an hour
 */
@ConfigurationProperties("patchbay.accounts")
record AccountsSettings(
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("14d") Duration sessionLife,
        @DefaultValue("10m") Duration stepUp,
        @DefaultValue("30m") Duration setupLinkLife,
        @DefaultValue("10") int signInsPerAccount,
        @DefaultValue("100") int signInsPerAddress) {}

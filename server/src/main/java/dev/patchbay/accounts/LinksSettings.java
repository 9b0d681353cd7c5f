package dev.patchbay.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links that are mailed to people, and how often they may be asked for.
 *
 * @param signUpLife how long the link that finishes a sign-up can be used
 * @param passwordResetLife how long the link for a forgotten password can be used
 * @param emailLife how long the link that confirms an e-mail address can be used
 * @param emailUndoLife how long the link to the replaced address can take the change back
 * @param perEmail letters of a kind to one e-mail address in an hour
 * @param perAddress letters that one network address may ask for in an hour
 * @param guessesPerAddress links that do not exist, tried from one network address in a quarter of an hour
 */
@ConfigurationProperties("patchbay.accounts.links")
record LinksSettings(
        @DefaultValue("24h") Duration signUpLife,
        @DefaultValue("30m") Duration passwordResetLife,
        @DefaultValue("24h") Duration emailLife,
        @DefaultValue("72h") Duration emailUndoLife,
        @DefaultValue("5") int perEmail,
        @DefaultValue("60") int perAddress,
        @DefaultValue("50") int guessesPerAddress) {}

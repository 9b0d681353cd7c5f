package dev.patchbay.invitations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long invitations live, and how many an organization may send.
 *
 * @param life how long the link of an invitation can be used
 * @param perHour invitations that an organization sends one by one, repeated ones included, in an hour
 * @param importsPerDay lists of addresses that an organization imports in a day
 */
@ConfigurationProperties("patchbay.invitations")
record InvitationsSettings(
        @DefaultValue("7d") Duration life,
        @DefaultValue("200") int perHour,
        @DefaultValue("5") int importsPerDay) {}

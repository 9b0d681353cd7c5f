package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What a widget is of.
 *
 * @param name of the integration
 * @param publisher who offers the integration
 * @param icon path on our own origin
 * @param tier how much somebody has vouched for it: {@code unverified}, {@code verified} or {@code featured}
 * @param organization whose installation it is; null where the person has it alone
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record InstallationRef(
        InstallationId id,
        String name,
        String displayName,
        String publisher,
        @Nullable String icon,
        String tier,
        @Nullable Owner organization) {

    record Owner(OrganizationId id, String name) {}
}

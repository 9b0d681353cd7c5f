package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as a version has it; or one that no version has, and that was taken down.
 *
 * @param integration whose version it is; null where no version has it
 * @param version null where no version has it
 * @param bytes null where it was deleted since nobody needed it
 * @param at when the version came to have it; where no version has it, when it was taken down
 * @param yankedAt when the version was taken back; null while it is offered to anybody
 * @param takenDown null while it may be shown
 * @param places on how many dashboards it stands, removed ones not among them
 * @param morePlaces whether it stands on more: of an integration, so many installations are looked at and no more
 * @param reports how often something was reported of it in the last seven days, whatever version it is of
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BundleBody(
        String sha256,
        @Nullable Owner integration,
        @Nullable String version,
        @Nullable Integer bytes,
        Instant at,
        @Nullable Instant yankedAt,
        @Nullable TakenDown takenDown,
        long places,
        boolean morePlaces,
        long reports) {

    /** @param publisher who offers it */
    record Owner(String name, String displayName, String publisher) {}

    /**
     * That it is shown nowhere.
     *
     * @param name of who took it down; null where nobody has that account any more
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TakenDown(AccountId by, @Nullable String name, Instant at, String reason) {}
}

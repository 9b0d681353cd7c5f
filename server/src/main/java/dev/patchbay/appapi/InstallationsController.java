package dev.patchbay.appapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.gateway.Caller;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The installations of the integration that asks; with a token for one of them, that one. What the publisher tries in its sandbox
 * is found by its id alone.
 */
@RestController
@RequestMapping("/v1/installations")
class InstallationsController {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 200;

    private final Installs installs;
    private final InstalledListings listings;

    InstallationsController(Installs installs, InstalledListings listings) {
        this.installs = installs;
        this.listings = listings;
    }

    @GetMapping
    ResponseEntity<AppInstallations> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        new InvalidRequest().limit(limit, LARGEST_PAGE).orThrow();
        InstallationId own = caller.installation();
        if (own != null) {
            return answer(new AppInstallations(List.of(AppInstallation.of(find(caller, own))), null));
        }
        InstallationId last = after == null || after.isEmpty()
                ? null
                : InstallationId.of(Cursor.parse(after, 1).values().getFirst());
        IntegrationId integration = caller.requireApp().integration();
        InstallationId tried = listings.tried(integration).map(Installation::id).orElse(null);
        List<Installation> found = installs.ofIntegration(integration, last, limit);
        return answer(new AppInstallations(
                found.stream()
                        .filter(installation -> !installation.id().equals(tried))
                        .map(AppInstallation::of)
                        .toList(),
                found.size() < limit
                        ? null
                        : Cursor.after(found.getLast().id().value()).toString()));
    }

    @GetMapping("/{id}")
    ResponseEntity<AppInstallation> show(Caller caller, @PathVariable String id) {
        return answer(AppInstallation.of(find(caller, InstallationId.of(id))));
    }

    /** What is not the caller's own is not there for it. */
    private Installation find(Caller caller, InstallationId id) {
        InstallationId bound = caller.installation();
        return installs.find(id)
                .filter(found -> found.integration().equals(caller.requireApp().integration()))
                .filter(found -> bound == null || bound.equals(id))
                .orElseThrow(
                        () -> new ProblemException(KernelProblem.NOT_FOUND, "There is no installation with this id."));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** @param next the rest of the list begins after this; null at its end. A page may be short of its limit before that */
    record AppInstallations(
            List<AppInstallation> installations, @Nullable String next) {}

    /**
     * An installation as its integration sees it.
     *
     * @param target "organization" or {@code user}
     * @param organizationId null when a person installed it for themselves
     * @param userId that person; null when it is an organization's
     * @param status one of setting_up, active, suspended, uninstalled
     * @param version the listing's when it was installed
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AppInstallation(
            InstallationId id,
            String target,
            @Nullable OrganizationId organizationId,
            @Nullable AccountId userId,
            String status,
            String version,
            Instant installedAt) {

        static AppInstallation of(Installation found) {
            return new AppInstallation(
                    found.id(),
                    found.owner() == null ? "organization" : "user",
                    found.organization(),
                    found.owner(),
                    found.status().word(),
                    found.version(),
                    found.installedAt());
        }
    }
}

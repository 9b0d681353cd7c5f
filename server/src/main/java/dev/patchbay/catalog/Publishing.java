package dev.patchbay.catalog;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How integrations come into the catalog and change there. It asks nobody's permission: its callers have done so. What the
 * catalog file rules has no drafts, and its versions are changed in the file: {@code ruled-by-catalog-file}.
 */
public interface Publishing {

    /**
     * Registers an integration, with a first draft that can be saved and installed in a sandbox, and a webhook secret
     * ({@link WebhookSecrets#ofRegistered}).
     *
     * @throws ProblemException {@code name-taken}, also for names that look like another's; {@code invalid-request};
     *     {@code too-many-integrations}
     */
    IntegrationId register(NewIntegration integration, OrganizationId publisher, AccountId by);

    /**
     * The draft; where nothing was saved since the last publishing, the current version.
     *
     * @throws ProblemException {@code unknown-listing}
     */
    Draft draft(IntegrationId integration);

    /**
     * Saves a draft. It may name loopback addresses.
     *
     * @param json at most 1 MiB
     * @param ifRevision the revision that was read; null to save over whatever is there
     * @param by null when the integration does it with its own client
     * @throws ProblemException {@code invalid-manifest} with {@code errors}, {@code draft-changed} with {@code revision}
     */
    Draft saveDraft(IntegrationId integration, String json, @Nullable Long ifRevision, @Nullable AccountId by);

    /** Every mistake in a manifest, in the order of its lines; empty when it could be saved as a draft, or else published. */
    List<ManifestFault> validate(String json, boolean draft);

    /**
     * Every mistake in a manifest of this integration: also whether it keeps its name and looks like nobody else's.
     *
     * @throws ProblemException {@code unknown-listing}
     */
    List<ManifestFault> validate(IntegrationId integration, String json, boolean draft);

    /**
     * Makes the draft a version, which never changes, and offers it. Fetches its pictures, so that no transaction may be open.
     *
     * @param changelog what is new; null to keep what the manifest says
     * @param by null when the integration does it with its own client
     * @throws ProblemException {@code no-draft}, {@code invalid-manifest}, {@code version-not-greater} with {@code greatest},
     *     {@code checks-failed} with {@code rules}, {@code draft-changed} when it is saved meanwhile
     */
    PublishedVersion publish(IntegrationId integration, @Nullable String changelog, @Nullable AccountId by);

    /**
     * Takes a version back; the newest other one is offered instead. Does nothing when it is taken back already.
     *
     * @param reason 1 to 1,000 characters, shown to those who have it
     * @throws ProblemException {@code unknown-version}, {@code last-version}, {@code invalid-request}
     */
    void yank(IntegrationId integration, String version, String reason, AccountId by);

    /** All versions, the greatest first; at most 1,000. */
    List<PublishedVersion> versions(IntegrationId integration);

    /**
     * One version.
     *
     * @throws ProblemException {@code unknown-version}
     */
    PublishedVersion version(IntegrationId integration, String version);

    /** What some versions say, by one statement; nothing of those that were never published. */
    Map<VersionId, Manifest> manifests(Set<VersionId> versions);

    /** What a person should know about the step from one version to another. */
    VersionDifference difference(Manifest before, Manifest after);

    /**
     * Says that a listing comes to its end, or says it anew.
     *
     * @throws ProblemException {@code unknown-listing}, {@code not-published}, {@code invalid-request} with pointers
     *     {@code /sunset}, {@code /replacement}, {@code /message}
     */
    void deprecate(IntegrationId integration, Deprecation deprecation, AccountId by);

    /** It goes on after all. Does nothing when it was not deprecated. */
    void undeprecate(IntegrationId integration, AccountId by);

    /** Who comes across it from now on. */
    void visibility(IntegrationId integration, Visibility visibility, AccountId by);

    /** How much is vouched for it from now on; never less than verified for first-party listings. */
    void tier(IntegrationId integration, Tier tier, AccountId by);

    /** Offers it no longer; what is installed stays. Does nothing when it is not offered. */
    void unpublish(IntegrationId integration, AccountId by);

    /**
     * Offers it again. Does nothing when it is offered.
     *
     * @throws ProblemException {@code not-published} when it never was
     */
    void republish(IntegrationId integration, AccountId by);
}

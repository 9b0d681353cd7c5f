package dev.patchbay.catalog;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands each wish to whoever fulfils it. */
@Service
class PublishingDesk implements Publishing {

    private final Registering registering;
    private final Drafts drafts;
    private final Publication publication;
    private final Versions versions;
    private final Standings standings;
    private final IntegrationRows rows;
    private final ManifestReader reader;

    PublishingDesk(
            Registering registering,
            Drafts drafts,
            Publication publication,
            Versions versions,
            Standings standings,
            IntegrationRows rows,
            ManifestReader reader) {
        this.registering = registering;
        this.drafts = drafts;
        this.publication = publication;
        this.versions = versions;
        this.standings = standings;
        this.rows = rows;
        this.reader = reader;
    }

    @Override
    public IntegrationId register(NewIntegration integration, OrganizationId publisher, AccountId by) {
        return registering.register(integration, publisher, by);
    }

    @Override
    public Draft draft(IntegrationId integration) {
        return drafts.get(integration);
    }

    @Override
    public Draft saveDraft(IntegrationId integration, String json, @Nullable Long ifRevision, @Nullable AccountId by) {
        return drafts.save(integration, json, ifRevision, by);
    }

    @Override
    public List<ManifestFault> validate(String json, boolean draft) {
        return reader.read(json, stage(draft), ManifestReader.Rules.NONE).faults();
    }

    @Override
    public List<ManifestFault> validate(IntegrationId integration, String json, boolean draft) {
        return reader.read(json, stage(draft), drafts.rules(rows.get(integration)))
                .faults();
    }

    @Override
    public PublishedVersion publish(IntegrationId integration, @Nullable String changelog, @Nullable AccountId by) {
        return publication.publish(integration, changelog, by);
    }

    @Override
    public void yank(IntegrationId integration, String version, String reason, AccountId by) {
        publication.yank(integration, version, reason, by);
    }

    @Override
    public List<PublishedVersion> versions(IntegrationId integration) {
        return versions.all(rows.get(integration).id());
    }

    @Override
    public PublishedVersion version(IntegrationId integration, String version) {
        return versions.get(integration, version);
    }

    @Override
    public Map<VersionId, Manifest> manifests(Set<VersionId> wanted) {
        return versions.manifests(wanted);
    }

    @Override
    public VersionDifference difference(Manifest before, Manifest after) {
        return ManifestDifference.between(before, after);
    }

    @Override
    public void deprecate(IntegrationId integration, Deprecation deprecation, AccountId by) {
        standings.deprecate(integration, deprecation, by);
    }

    @Override
    public void undeprecate(IntegrationId integration, AccountId by) {
        standings.undeprecate(integration, by);
    }

    @Override
    public void visibility(IntegrationId integration, Visibility visibility, AccountId by) {
        standings.visibility(integration, visibility, by);
    }

    @Override
    public void tier(IntegrationId integration, Tier tier, AccountId by) {
        standings.tier(integration, tier, by);
    }

    @Override
    public void unpublish(IntegrationId integration, AccountId by) {
        standings.publish(integration, false, by);
    }

    @Override
    public void republish(IntegrationId integration, AccountId by) {
        standings.publish(integration, true, by);
    }

    private static EntryRules.Stage stage(boolean draft) {
        return draft ? EntryRules.Stage.DRAFT : EntryRules.Stage.VERSION;
    }
}
